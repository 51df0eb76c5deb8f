using System.Text.Json.Nodes;
using Messaging.Catalog;
using Messaging.Documentation;
using Messaging.Formats;
using Microsoft.OpenApi;

namespace Messaging.OpenApi;

/// <summary>
/// Makes the bodies of requests and answers, in every format there is. JSON comes first: Swagger 2.0 knows one schema for all.
/// </summary>
internal sealed class ContentBuilder(TypeCatalog types, SchemaBuilder schemas, SampleValues samples, MessageFormats formats)
{
    public OpenApiRequestBody RequestBody(MessageDoc doc, MessageRoute route)
    {
        string[] inPath = [.. route.Parameters.Select(field => field.Name)];
        var required = doc.Request.Members.Where(member => member.IsRequired).Select(member => member.Name).ToArray();
        var isWhole = !required.Intersect(inPath, StringComparer.Ordinal).Any();
        return new()
        {
            Description = $"The members of {doc.Request.Name}.",
            Required = required.Except(inPath, StringComparer.Ordinal).Any(),
            Content = Contents(
                () => isWhole ? schemas.OfBody(doc.Request.Type) : schemas.OfMembers(doc.Request, inPath),
                samples.OfRequest(doc.Request, inPath)),
        };
    }

    public Dictionary<string, IOpenApiMediaType> Response(Type type) => Answer(type, samples.OfAnswer(types.DataOf(type)));

    public Dictionary<string, IOpenApiMediaType> Answer(Type type, JsonNode? sample)
    {
        var contents = Contents(() => schemas.OfBody(type), sample);
        if (JsonFormat.PlainTypeOf(type) is not { } plain || !contents.Remove("application/json"))
            return contents;
        var schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = type == typeof(string) ? null : "binary" };
        return new(contents, StringComparer.Ordinal) { [plain.Split(';')[0]] = new OpenApiMediaType { Schema = schema } };
    }

    private Dictionary<string, IOpenApiMediaType> Contents(Func<IOpenApiSchema> schema, JsonNode? sample)
    {
        var contents = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal);
        foreach (var format in formats.OrderBy(format => !IsJson(format)))
        {
            contents.TryAdd(format.MediaTypes[0], new OpenApiMediaType
            {
                Schema = HasStructure(format) ? schema() : new OpenApiSchema { Type = JsonSchemaType.String },
                Example = IsJson(format) ? sample : null,
            });
        }
        return contents;
    }

    private static bool IsJson(MessageFormat format) => format.MediaTypes[0] is "application/json";

    /// <summary>JSON and XML are described by schemas; what other formats make of a type, OpenAPI cannot say.</summary>
    private static bool HasStructure(MessageFormat format) =>
        IsJson(format) || format.MediaTypes[0] is "application/xml" or "text/xml";
}
