using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Messaging.Documentation;
using Messaging.Errors;
using Messaging.NativeTypes.CSharp;
using Messaging.NativeTypes.JavaScript;
using Messaging.NativeTypes.Metadata;
using Messaging.NativeTypes.TypeScript;

namespace Messaging.NativeTypes;

/// <summary>What ServiceStack calls Add ServiceStack Reference: the contract as code, for clients in other programs.</summary>
public static class NativeTypesEndpoints
{
    private const string Text = "text/plain; charset=utf-8";
    private const string Script = "text/javascript; charset=utf-8";
    private const string Json = "application/json; charset=utf-8";

    private static readonly JsonSerializerOptions JsonOptions = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private delegate string Generator(MetadataTypes contract, NativeTypesOptions options, DateTimeOffset now);

    /// <summary>
    /// Maps <c>/types/csharp</c>, <c>/types/typescript</c>, <c>/types/js</c>, <c>/types/mjs</c> and <c>/types/metadata.json</c>
    /// (also <c>/types/metadata</c>), with ServiceStack's query options. The contract is read when first asked for, and once.
    /// </summary>
    /// <returns>The endpoints, to add metadata to all of them.</returns>
    public static IEndpointConventionBuilder MapNativeTypes(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var contract = new Lazy<MetadataTypes>(() => MetadataReader.Read(services.GetRequiredService<MessageDocs>()));
        var time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        var group = endpoints.MapGroup("/types");
        Map("typescript", Text, TypeScriptGenerator.Generate);
        Map("csharp", Text, CSharpGenerator.Generate);
        Map("js", Script, CommonJsGenerator.Generate);
        Map("mjs", Script, MjsGenerator.Generate);
        Map("metadata", Json, Describe);
        Map("metadata.json", Json, Describe);
        return group;

        void Map(string path, string contentType, Generator generate) => group.MapMethods(
            path,
            [HttpMethods.Get, HttpMethods.Head],
            context => AnswerAsync(context, contentType, time.GetLocalNow(), (options, now) => generate(contract.Value, options, now)));
    }

    private static Task AnswerAsync(
        HttpContext context, string contentType, DateTimeOffset now, Func<NativeTypesOptions, DateTimeOffset, string> generate)
    {
        var request = context.Request;
        var reader = new OptionReader(request.Query, $"{request.Scheme}://{request.Host}{request.PathBase}");
        var options = new NativeTypesOptions(reader);
        if (reader.Errors.Count > 0)
        {
            var errors = context.RequestServices.GetRequiredService<ErrorWriter>();
            return errors.WriteAsync(context, Failures.UnreadableOptions(request, reader.Errors), null);
        }
        var code = generate(options, now);
        context.Response.Headers.CacheControl = "no-cache";
        // When it was generated says nothing about what it is.
        if (ContentTag.IsKnown(context, ContentTag.Of(code.Replace(OptionsHeader.DateLine(now), "", StringComparison.Ordinal))))
            return Task.CompletedTask;
        context.Response.ContentType = contentType;
        return context.Response.WriteAsync(code, context.RequestAborted);
    }

    private static string Describe(MetadataTypes contract, NativeTypesOptions options, DateTimeOffset now)
    {
        var withShared = options.AddServiceStackTypes && options.IsGiven(nameof(options.AddServiceStackTypes));
        return JsonSerializer.Serialize(TypeSelection.Select(contract, options, withShared), JsonOptions);
    }
}
