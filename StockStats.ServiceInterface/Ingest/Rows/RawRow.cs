using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Ingest.Rows;

/// <summary>
/// One row as its source wrote it, before any check. Its cells are valid until the next row is read.
/// </summary>
public sealed record RawRow
{
    /// <summary>Where the row stands, from 1: the line of a text file, the position in a list.</summary>
    public required long Line { get; init; }

    /// <summary>The symbol in the row itself; absent where the source names it elsewhere.</summary>
    public Cell Symbol { get; init; }

    /// <summary>What makes the row unreadable as a whole; null where its fields could be told apart.</summary>
    public RowBreach? Breach { get; init; }

    public Cell Date { get; init; }

    public Cell Open { get; init; }

    public Cell High { get; init; }

    public Cell Low { get; init; }

    public Cell Close { get; init; }

    public Cell Volume { get; init; }

    public Cell AdjustedClose { get; init; }

    /// <summary>Money paid per share on this day; 0 means none.</summary>
    public Cell Dividend { get; init; }

    /// <summary>New shares for each old one on this day; 1 means no split.</summary>
    public Cell Split { get; init; }

    /// <summary>Whether the source says that the day's session was still open.</summary>
    public bool Provisional { get; init; }
}

/// <summary>A rule a row broke.</summary>
/// <param name="Field">The contract's name of the field, or <c>row</c> for the row as a whole.</param>
/// <param name="Value">The value as it came.</param>
/// <param name="Rule">One of <see cref="RowRules"/>.</param>
/// <param name="Message">What is wrong and what was expected.</param>
public sealed record RowBreach(string Field, string Value, string Rule, string Message)
{
    /// <summary>The breach as a rejected row.</summary>
    public RejectedRow At(string? symbol, long line) => new(symbol, line, Field, Excerpt.Of(Value), Rule, Message);
}

/// <summary>A row that passed every rule.</summary>
/// <param name="Line">Where it stood.</param>
/// <param name="Row">Its bar and actions.</param>
/// <param name="Rounded">Whether its open, high, low or close had more than six decimals.</param>
public readonly record struct ValidRow(long Line, PriceRow Row, bool Rounded);
