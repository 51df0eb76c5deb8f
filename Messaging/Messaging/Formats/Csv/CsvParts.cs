using Messaging.Formats.Bodies;
using Messaging.Formats.Jsv;

namespace Messaging.Formats.Csv;

/// <summary>Cells that have parts: lists, dictionaries and objects, written in JSV.</summary>
internal static class CsvParts
{
    /// <summary>True for a cell that is read as texts of queries are; a list can be that too, such as <c>A,B</c>.</summary>
    public static bool IsText(ReadOnlySpan<char> cell, ValueShape shape) =>
        shape is TextShape || (shape is ListShape { Text: not null } && cell is not ['[', ..]);

    public static bool TryRead(ReadOnlySpan<char> cell, ValueShape shape, BodyErrors errors, out object? value)
    {
        var depth = errors.Depth;
        try
        {
            return JsvValueReader.TryRead(cell, shape, errors, out value);
        }
        catch (UnreadableTextException)
        {
            errors.LeaveTo(depth);
            errors.Add(cell, shape.Expected);
            value = null;
            return false;
        }
    }
}
