using System.Globalization;
using System.Text;

namespace Messaging.NativeTypes;

/// <summary>Texts as code: as literals that the languages share, and as comments that cannot end before their end.</summary>
internal static class CodeText
{
    /// <summary>In double quotes, with escapes that C# and JavaScript read alike.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var letter in text)
            Append(quoted, letter);
        return quoted.Append('"').ToString();
    }

    /// <summary>In single quotes, as TypeScript has the values of enums.</summary>
    public static string SingleQuote(string text) =>
        $"'{Quote(text)[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}'";

    /// <summary>On one line, fit for a comment between <c>/*</c> and <c>*/</c>.</summary>
    public static string Comment(string text) => OneLine(text).Replace("*/", "* /", StringComparison.Ordinal);

    /// <summary>On one line, fit for a doc comment in XML.</summary>
    public static string XmlComment(string text) => OneLine(text)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    private static void Append(StringBuilder quoted, char letter) => _ = letter switch
    {
        '"' => quoted.Append("\\\""),
        '\\' => quoted.Append(@"\\"),
        '\n' => quoted.Append(@"\n"),
        '\r' => quoted.Append(@"\r"),
        '\t' => quoted.Append(@"\t"),
        _ when BreaksLine(letter) => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
        _ => quoted.Append(letter),
    };

    private static bool BreaksLine(char letter) => char.GetUnicodeCategory(letter)
        is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string OneLine(string text) => string.Concat(text.Select(letter => BreaksLine(letter) ? ' ' : letter));
}
