namespace Messaging.AppTasks;

/// <summary>What one word of a command line is by its looks alone.</summary>
internal static class OptionWord
{
    /// <summary>
    /// True for <c>--name</c> and <c>-n</c>; false for <c>-</c>, which names standard input, and for <c>-5</c>.
    /// </summary>
    public static bool IsOption(string word) =>
        word.Length > 1 && word[0] == '-' && !char.IsAsciiDigit(word[1]) && word[1] != '.';

    /// <summary>Takes <c>--name=value</c> apart; the value is null where there is no <c>=</c>.</summary>
    public static (string Name, string? Value) Split(string word) =>
        word.IndexOf('=', StringComparison.Ordinal) is var at and >= 0 ? (word[..at], word[(at + 1)..]) : (word, null);
}
