namespace Messaging.Errors;

/// <summary>What a caller sent, as quoted in messages.</summary>
internal static class Excerpt
{
    private const int Length = 64;

    /// <summary>The text, cut where it is long, without control characters, which would break lines of logs and CSV.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        var cut = text.Length > Length ? $"{text[..Length]}…" : text.ToString();
        return string.Create(cut.Length, cut, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                target[i] = char.IsControl(source[i]) ? ' ' : source[i];
        });
    }
}
