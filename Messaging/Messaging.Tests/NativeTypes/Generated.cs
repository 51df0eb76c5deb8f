using Messaging.Catalog;
using Messaging.Documentation;
using Messaging.NativeTypes;
using Messaging.NativeTypes.CSharp;
using Messaging.NativeTypes.JavaScript;
using Messaging.NativeTypes.Metadata;
using Messaging.NativeTypes.TypeScript;
using Messaging.Tests.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Messaging.Tests.NativeTypes;

/// <summary>Code as generated for a query.</summary>
internal static class Generated
{
    public static readonly MetadataTypes Shop = Read(typeof(ShopServices));

    public static readonly MetadataTypes Samples = Read(typeof(SampleServices));

    private static readonly DateTimeOffset Now = new(2024, 2, 29, 23, 59, 58, TimeSpan.Zero);

    public static string TypeScript(MetadataTypes contract, string query = "") => TypeScriptGenerator.Generate(contract, Options(query), Now);

    public static string CSharp(MetadataTypes contract, string query = "") => CSharpGenerator.Generate(contract, Options(query), Now);

    public static string Mjs(MetadataTypes contract, string query = "") => MjsGenerator.Generate(contract, Options(query), Now);

    public static string CommonJs(MetadataTypes contract, string query = "") => CommonJsGenerator.Generate(contract, Options(query), Now);

    public static NativeTypesOptions Options(string query) => new(Reader(query));

    public static OptionReader Reader(string query) => new(new QueryCollection(QueryHelpers.ParseQuery(query)), "https://shop.example/base");

    public static MetadataTypes Read(params Type[] services) => MetadataReader.Read(new MessageDocs(MessageCatalog.Build(services)));
}
