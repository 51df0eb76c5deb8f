namespace StockStats.ServiceInterface.Ingest.Rows;

/// <summary>Foreign text, made fit for reports: short, and without characters that could disturb a terminal or a log.</summary>
internal static class Excerpt
{
    /// <summary>Longest excerpt, in characters: 200.</summary>
    public const int MaxLength = 200;

    /// <summary>The first 200 characters, control characters replaced by a space.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        var kept = text.Length > MaxLength ? text[..MaxLength] : text;
        return string.Create(kept.Length, kept, static (to, from) =>
        {
            for (var i = 0; i < from.Length; i++) to[i] = char.IsControl(from[i]) ? ' ' : from[i];
        });
    }
}
