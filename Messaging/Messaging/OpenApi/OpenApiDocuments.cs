using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Messaging.Documentation;
using Microsoft.OpenApi;

namespace Messaging.OpenApi;

/// <summary>
/// The description of a program's messages as OpenAPI documents: the same catalog and options give the same text, byte for
/// byte, whether or not a server runs. Immutable; made when first asked for.
/// </summary>
public sealed class OpenApiDocuments
{
    private const string BasePath = "basePath";

    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
        // Neither document is ever put into HTML as it is, and people read the committed ones.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Lazy<string> _openApi;
    private readonly Lazy<string> _swagger;

    /// <param name="docs">What is said about the messages.</param>
    /// <param name="messaging">The formats, and the type of errors.</param>
    /// <param name="options">What is said about the API as a whole.</param>
    public OpenApiDocuments(MessageDocs docs, MessagingOptions messaging, OpenApiOptions options)
    {
        _openApi = new(() => Write(OpenApiSpecVersion.OpenApi3_1));
        _swagger = new(() => Write(OpenApiSpecVersion.OpenApi2_0));

        string Write(OpenApiSpecVersion version) =>
            OpenApiDocuments.Write(new DocumentBuilder(docs, messaging, options, version).Build(), version);
    }

    /// <summary>OpenAPI 3.1: JSON, indented by two spaces, lines and end by LF.</summary>
    public string OpenApi => _openApi.Value;

    /// <summary>Swagger 2.0: JSON, indented by two spaces, lines and end by LF.</summary>
    public string Swagger => _swagger.Value;

    /// <summary>A document's JSON in the layout of both.</summary>
    internal static string Write(JsonNode json) => json.ToJsonString(Layout) + '\n';

    private static string Write(OpenApiDocument document, OpenApiSpecVersion version)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        document.SerializeAs(version, new OpenApiJsonWriter(text));
        var json = JsonNode.Parse(text.ToString())!.AsObject();
        // Optional where it is the root, but ServiceStack has always written it.
        if (version == OpenApiSpecVersion.OpenApi2_0 && !json.ContainsKey(BasePath))
            json.Insert(json.IndexOf("host") + 1, BasePath, "/");
        return Write(json);
    }
}
