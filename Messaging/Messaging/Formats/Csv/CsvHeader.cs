using System.Globalization;
using Messaging.Catalog;
using Messaging.Errors;
using Messaging.Formats.Bodies;
using Sylvan.Data.Csv;

namespace Messaging.Formats.Csv;

/// <summary>The first row of a body: which column is which field.</summary>
internal static class CsvHeader
{
    /// <summary>Moves to the next row that has something in it; false at the end.</summary>
    public static async ValueTask<bool> MoveToRowAsync(CsvDataReader csv, CancellationToken cancellationToken)
    {
        while (await csv.ReadAsync(cancellationToken))
        {
            if (csv.RowFieldCount > 1 || (csv.RowFieldCount == 1 && !csv.GetFieldSpan(0).IsEmpty))
                return true;
        }
        return false;
    }

    /// <summary>Reads the header.</summary>
    /// <returns>The field of each column; null for one that is no field.</returns>
    /// <exception cref="UnreadableTextException">There is none, or it has a field twice, or none at all.</exception>
    public static async ValueTask<MessageField?[]> ReadAsync(
        CsvDataReader csv, Func<string, MessageField?> find, IReadOnlyList<MessageField> fields, CancellationToken cancellationToken)
    {
        if (!await MoveToRowAsync(csv, cancellationToken))
            throw new UnreadableTextException("it has no header");
        var columns = new MessageField?[csv.RowFieldCount];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = find(csv.GetString(i).Trim());
            if (columns[i] is { } field && Array.IndexOf(columns, field) < i)
                throw new UnreadableTextException($"column '{field.Name}' is there twice");
        }
        return Array.Exists(columns, column => column is not null)
            ? columns
            : throw NoHeader(csv.GetString(0), fields);
    }

    /// <summary>A row of another length than the header, as errors tell it; null for one of the same.</summary>
    public static string? OtherLength(CsvDataReader csv, int columns) => csv.RowFieldCount == columns
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{columns} cells, as the header has, instead of {csv.RowFieldCount}");

    private static UnreadableTextException NoHeader(string first, IEnumerable<MessageField> fields) =>
        new($"'{Excerpt.Of(first)}' and what follows is no header; expected {string.Join(',', fields.Select(field => field.Name))}");
}
