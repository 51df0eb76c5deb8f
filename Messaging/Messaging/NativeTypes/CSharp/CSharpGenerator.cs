using Messaging.NativeTypes.Metadata;
using Option = Messaging.NativeTypes.NativeTypesOptions;

namespace Messaging.NativeTypes.CSharp;

/// <summary>Writes a contract as C#, in the words of ServiceStack's generator.</summary>
internal static class CSharpGenerator
{
    private static readonly string[] Options =
    [
        nameof(Option.GlobalNamespace), nameof(Option.MakePartial), nameof(Option.MakeVirtual),
        nameof(Option.MakeInternal), nameof(Option.MakeDataContractsExtensible), nameof(Option.AddNullableAnnotations),
        nameof(Option.AddReturnMarker), nameof(Option.AddDescriptionAsComments), nameof(Option.AddDataContractAttributes),
        nameof(Option.AddIndexesToDataMembers), nameof(Option.AddGeneratedCodeAttributes), nameof(Option.AddResponseStatus),
        nameof(Option.AddImplicitVersion), nameof(Option.InitializeCollections), nameof(Option.ExportValueTypes),
        nameof(Option.IncludeTypes), nameof(Option.ExcludeTypes), nameof(Option.AddNamespaces),
        nameof(Option.AddDefaultXmlNamespace),
    ];

    private static readonly string[] DefaultNamespaces =
    [
        "System", "System.IO", "System.Collections", "System.Collections.Generic", "System.Runtime.Serialization", "ServiceStack",
        "ServiceStack.DataAnnotations",
    ];

    public static string Generate(MetadataTypes contract, NativeTypesOptions options, DateTimeOffset now)
    {
        // Clients of C# have these types in a package.
        var withShared = options.AddServiceStackTypes && options.IsGiven(nameof(options.AddServiceStackTypes));
        var types = TypeSelection.Select(contract, options, withShared);
        var code = new CodeWriter();
        OptionsHeader.Write(code, options, Options, now);
        WriteUsings(code, types, options);
        WriteNamespaces(code, types, options);
        return code.Line().ToString();
    }

    private static void WriteUsings(CodeWriter code, MetadataTypes types, NativeTypesOptions options)
    {
        string[] own = [.. OwnNamespaces(types, options)];
        string[] system = [.. types.Namespaces.Where(name => name.StartsWith("System", StringComparison.Ordinal))];
        var used = DefaultNamespaces.Concat(options.AddNamespaces).Concat(system).Concat(own);
        string[] all = [.. used.Distinct(StringComparer.Ordinal)];
        foreach (var name in all)
            code.Line($"using {name};");
        if (options.AddGeneratedCodeAttributes)
            code.Line("using System.CodeDom.Compiler;");
        if (options.AddDataContractAttributes)
            code.Line();
        var space = CodeText.Quote(options.AddDefaultXmlNamespace);
        foreach (var name in options.AddDataContractAttributes ? all.Except(DefaultNamespaces, StringComparer.Ordinal) : [])
            code.Line($"[assembly: ContractNamespace({space}, ClrNamespace=\"{name}\")]");
        code.Line();
    }

    private static IEnumerable<string> OwnNamespaces(MetadataTypes types, NativeTypesOptions options) => options switch
    {
        { ExcludeNamespace: true } => [],
        { GlobalNamespace: { } global } => [global],
        _ => types.All.Select(type => type.Namespace).OfType<string>(),
    };

    private static void WriteNamespaces(CodeWriter code, MetadataTypes types, NativeTypesOptions options)
    {
        var names = new TypeNames(types, type => $"{ScopeOf(type.Namespace, options)}`{type.GetGenericArguments().Length}");
        var isOneScope = options.ExcludeNamespace || options.GlobalNamespace is not null;
        var writer = new CSharpType(code, types, options, new(names, isOneScope));
        var isFirst = true;
        foreach (var scope in Ordered(types).GroupBy(type => ScopeOf(type.Namespace, options), StringComparer.Ordinal))
        {
            if (!isFirst)
                code.Line();
            isFirst = false;
            if (scope.Key is "")
                WriteTypes(scope);
            else
                code.Line($"namespace {scope.Key}").Braces(() => WriteTypes(scope));
        }

        void WriteTypes(IEnumerable<MetadataType> some)
        {
            foreach (var type in some)
                writer.Write(type);
        }
    }

    /// <summary>The namespace that a type is put into; empty for none.</summary>
    private static string ScopeOf(string? declared, NativeTypesOptions options) =>
        options.ExcludeNamespace ? "" : options.GlobalNamespace ?? declared ?? "";

    private static IEnumerable<MetadataType> Ordered(MetadataTypes types) => types.All
        .OrderBy(type => type.Namespace, StringComparer.Ordinal)
        .ThenBy(type => type.Name, StringComparer.Ordinal);
}
