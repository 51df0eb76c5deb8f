using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Messaging.Metadata.Samples;

/// <summary>Puts line breaks and indents into formats in which they mean nothing.</summary>
internal static class SampleLayout
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(string contentType, string body) => contentType.Split(';')[0] switch
    {
        "application/json" => JsonNode.Parse(body)!.ToJsonString(Indented),
        "application/xml" => XElement.Parse(body).ToString().ReplaceLineEndings("\n"),
        _ => body.ReplaceLineEndings("\n").TrimEnd('\n'),
    };
}
