using System.Text.Json;
using System.Text.Json.Nodes;

namespace Messaging.Metadata.Samples;

/// <summary>Values of examples as a query or a path gives them.</summary>
internal static class SampleText
{
    /// <summary>A text as it is, anything else as in JSON, the items of a list with commas between.</summary>
    public static string Of(JsonNode value) => value switch
    {
        JsonArray items => string.Join(',', items.OfType<JsonNode>().Select(item => Quoted(Of(item)))),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => text.GetValue<string>(),
        _ => value.ToJsonString(),
    };

    /// <summary>An item with a comma or quote in it, in quotes, a quote in it doubled.</summary>
    private static string Quoted(string item) =>
        item.AsSpan().IndexOfAny(',', '"') < 0 ? item : $"\"{item.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
