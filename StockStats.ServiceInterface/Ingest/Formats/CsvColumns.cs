using StockStats.ServiceInterface.Ingest.Rows;
using Sylvan.Data.Csv;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>Where the fields of a row stand in a CSV input: positions from 0, null for those it has no column for.</summary>
internal sealed record CsvColumns
{
    public int? Symbol { get; init; }

    public required int Date { get; init; }

    public required int Open { get; init; }

    public int? High { get; init; }

    public int? Low { get; init; }

    public required int Close { get; init; }

    public required int Volume { get; init; }

    public int? AdjustedClose { get; init; }

    public int? Dividend { get; init; }

    public int? Split { get; init; }

    public int? Provisional { get; init; }

    /// <summary>Whether an empty cell of a column that a bar may lack says nothing, instead of being a value that is missing.</summary>
    public bool EmptyIsAbsent { get; init; }

    /// <summary>The fields of the row a reader stands on.</summary>
    /// <param name="csv">The reader.</param>
    /// <param name="line">The line the row begins on, from 1.</param>
    /// <param name="text">Where the fields are copied to, since the reader's own memory moves.</param>
    public RawRow Row(CsvDataReader csv, long line, RowText text)
    {
        text.Clear();
        var provisional = IsTrue(Optional(csv, Provisional, text), out var breach);
        return new()
        {
            Line = line,
            Symbol = Symbol is { } at ? text.Add(csv.GetFieldSpan(at)) : default,
            Date = text.Add(csv.GetFieldSpan(Date)),
            Open = text.Add(csv.GetFieldSpan(Open)),
            High = Optional(csv, High, text),
            Low = Optional(csv, Low, text),
            Close = text.Add(csv.GetFieldSpan(Close)),
            Volume = text.Add(csv.GetFieldSpan(Volume)),
            AdjustedClose = Optional(csv, AdjustedClose, text),
            Dividend = Optional(csv, Dividend, text),
            Split = Optional(csv, Split, text),
            Provisional = provisional,
            Breach = breach,
        };
    }

    private Cell Optional(CsvDataReader csv, int? column, RowText text)
    {
        if (column is not { } at) return default;
        var cell = text.Add(csv.GetFieldSpan(at));
        return EmptyIsAbsent && cell.IsEmpty ? default : cell;
    }

    private static bool IsTrue(Cell cell, out RowBreach? breach)
    {
        var value = false;
        var known = cell.IsAbsent || bool.TryParse(cell.Span, out value);
        breach = known ? null : new(RowFields.Provisional, cell.ToString(), RowRules.NotABoolean,
            $"{RowFields.Provisional} '{Excerpt.Of(cell.Span)}' is neither true nor false");
        return value;
    }
}
