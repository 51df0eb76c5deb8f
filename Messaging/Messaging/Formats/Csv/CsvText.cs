using System.Buffers;
using Messaging.Formats.Writing;

namespace Messaging.Formats.Csv;

/// <summary>
/// Texts in CSV: in double quotes where they have a comma, quote or line break in them, or begin as a list or object of JSV
/// does. One that a spreadsheet would run as a formula begins with an apostrophe, which reading takes away. All as ServiceStack.
/// </summary>
internal static class CsvText
{
    private const char Guard = '\'';

    private static readonly SearchValues<char> Own = SearchValues.Create("\",\r\n");

    public static void Write(ref Utf8Output output, ReadOnlySpan<char> text)
    {
        if (IsFormula(text))
            WriteAsIs(ref output, $"{Guard}{text}");
        else
            WriteAsIs(ref output, text);
    }

    /// <summary>Writes a word of the contract, which nobody else has chosen.</summary>
    public static void WriteAsIs(ref Utf8Output output, ReadOnlySpan<char> text)
    {
        if (text is ['[' or '{', ..] || text.ContainsAny(Own))
            output.WriteQuoted(text);
        else
            output.Write(text);
    }

    /// <summary>The text of a cell, without the apostrophe before a formula.</summary>
    public static ReadOnlySpan<char> Read(ReadOnlySpan<char> cell) => cell is [Guard, .. var text] && IsFormula(text) ? text : cell;

    private static bool IsFormula(ReadOnlySpan<char> text) => text switch
    {
        ['=' or '@' or '\t' or '\r', ..] => true,
        ['+' or '-', '.', ..] => false,
        ['+' or '-', var next, ..] => !char.IsDigit(next),
        ['+' or '-'] => true,
        _ => false,
    };
}
