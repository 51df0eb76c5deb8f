using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Messaging.Documentation;

/// <summary>Makes up single values, by type and limits.</summary>
internal static class ScalarSample
{
    private const string SomeText = "text";
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    /// <summary>Null for what is no single value, and for a text whose pattern only the host knows an example of.</summary>
    public static JsonNode? Of(DataType data, ValueLimits limits) => data.Kind switch
    {
        DataKind.Text => Text(data, limits),
        DataKind.Boolean => true,
        DataKind.Integer => 1,
        DataKind.Decimal => 1.25m,
        DataKind.Real => 0.5,
        DataKind.Date => "2024-01-02",
        DataKind.Instant => "2024-01-02T16:00:00Z",
        DataKind.Time => "16:00:00",
        DataKind.Duration => "01:00:00",
        DataKind.Guid => "6f9619ff-8b86-4011-b42d-00c04fc964ff",
        DataKind.Address => "https://example.com/",
        DataKind.Bytes => "AQID",
        _ => null,
    };

    private static string? Text(DataType data, ValueLimits limits)
    {
        var text = data.Type == typeof(char) ? "A" : Cut(SomeText.PadRight(limits.MinimumLength ?? 0, 't'), limits.MaximumLength);
        return limits.Pattern is null || Regex.IsMatch(text, limits.Pattern, RegexOptions.None, MatchTimeout) ? text : null;
    }

    private static string Cut(string text, int? length) => length < text.Length ? text[..length.Value] : text;
}
