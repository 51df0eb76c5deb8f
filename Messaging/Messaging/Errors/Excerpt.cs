namespace Messaging.Errors;

/// <summary>What a caller sent, as quoted in messages.</summary>
internal static class Excerpt
{
    private const int Length = 64;

    /// <summary>It and the next one are no characters, and cannot be in XML.</summary>
    private const char FirstNoncharacter = '\uFFFE';

    /// <summary>The text, cut where it is long, without control characters, which would break lines of logs and CSV,
    /// and without half a character at the cut.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        var length = text.Length > Length && char.IsHighSurrogate(text[Length - 1]) ? Length - 1 : Length;
        var cut = text.Length > Length ? $"{text[..length]}…" : text.ToString();
        return string.Create(cut.Length, cut, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                target[i] = char.IsControl(source[i]) || source[i] >= FirstNoncharacter ? ' ' : source[i];
        });
    }
}
