using System.Text.RegularExpressions;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>Takes keys out of foreign text before anyone sees it: AlphaVantage's quota message repeats the caller's key.</summary>
internal static partial class KeyRedaction
{
    public const string Mark = "[key]";

    /// <summary>The public key of AlphaVantage's own examples; its messages are about it by name, and it is no secret.</summary>
    public const string DemoKey = "demo";

    /// <summary>Replaces the key, also percent-encoded, and whatever a message says it detected as a key.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="key">The key in use; null where none is known.</param>
    public static string Redact(string text, string? key)
    {
        var redacted = DetectedKey().Replace(text, $"${{said}}{Mark}");
        if (string.IsNullOrEmpty(key) || key is DemoKey) return redacted;
        return redacted.Replace(key, Mark, StringComparison.OrdinalIgnoreCase)
            .Replace(Uri.EscapeDataString(key), Mark, StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"(?<said>detected your API key as\s+)\S+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DetectedKey();
}
