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

    /// <summary>How days are written that do not begin with the year.</summary>
    public DateOrder DateOrder { get; init; }

    /// <summary>Whether numbers may have a currency sign, an exponent or, where they are volumes, a unit.</summary>
    public bool HasVendorNumbers { get; init; }

    /// <summary>Whether a row may be a text to the reader of the file: one cell, and the others empty.</summary>
    public bool HasNotices { get; init; }

    /// <summary>The columns of a table that names them as most do: date, open, high, low, close and volume.</summary>
    /// <exception cref="ContentRefusedException">One of them is missing, or comes twice.</exception>
    public static CsvColumns Of(CsvHeader header) => new()
    {
        Date = header.Require(ColumnNames.Date),
        Open = header.Require(ColumnNames.Open),
        High = header.Require(ColumnNames.High),
        Low = header.Require(ColumnNames.Low),
        Close = header.Require(ColumnNames.Close),
        Volume = header.Require(ColumnNames.Volume),
        HasVendorNumbers = true,
    };

    /// <summary>Whether the row a reader stands on is a text to the reader of the file, not prices.</summary>
    public bool IsNotice(CsvDataReader csv)
    {
        if (!HasNotices || !csv.GetFieldSpan(Date).ContainsAnyInRange('A', 'z')) return false;
        for (var i = 0; i < csv.RowFieldCount; i++)
        {
            if (i != Date && !csv.GetFieldSpan(i).IsWhiteSpace()) return false;
        }

        return true;
    }

    /// <summary>The fields of the row a reader stands on.</summary>
    /// <param name="csv">The reader.</param>
    /// <param name="line">The line the row begins on, from 1.</param>
    /// <param name="text">Where the fields are copied to, since the reader's own memory moves.</param>
    public RawRow Row(CsvDataReader csv, long line, RowText text)
    {
        text.Clear();
        // Only what stands in quotes can have commas.
        var plain = !HasVendorNumbers && !csv.GetRawRecordSpan().Contains('"');
        var provisional = IsTrue(Optional(csv, Provisional, text), out var breach);
        return new()
        {
            Line = line,
            Symbol = Symbol is { } at ? text.Add(csv.GetFieldSpan(at)) : default,
            Date = text.AddDay(csv.GetFieldSpan(Date), DateOrder),
            Open = Number(csv, Open, text, plain),
            High = OptionalNumber(csv, High, text, plain),
            Low = OptionalNumber(csv, Low, text, plain),
            Close = Number(csv, Close, text, plain),
            Volume = HasVendorNumbers ? text.AddVolume(csv.GetFieldSpan(Volume)) : Number(csv, Volume, text, plain),
            AdjustedClose = OptionalNumber(csv, AdjustedClose, text, plain),
            Dividend = OptionalNumber(csv, Dividend, text, plain),
            Split = OptionalNumber(csv, Split, text, plain),
            Provisional = provisional,
            Breach = breach,
        };
    }

    private static Cell Number(CsvDataReader csv, int column, RowText text, bool plain) =>
        plain ? text.Add(csv.GetFieldSpan(column)) : text.AddNumber(csv.GetFieldSpan(column));

    private Cell OptionalNumber(CsvDataReader csv, int? column, RowText text, bool plain)
    {
        if (column is not { } at) return default;
        var cell = Number(csv, at, text, plain);
        return EmptyIsAbsent && cell.IsEmpty ? default : cell;
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
