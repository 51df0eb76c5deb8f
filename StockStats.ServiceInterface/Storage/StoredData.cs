using StockStats.ServiceInterface.Storage.Listings;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Storage;

/// <summary>What became of the rows of one write.</summary>
/// <param name="Inserted">Days that were not stored before.</param>
/// <param name="Updated">Days of which a bar column or an action differed.</param>
/// <param name="Unchanged">Days that were stored with the same values, provisional rows for a final day among them.</param>
public readonly record struct WriteCounts(int Inserted, int Updated, int Unchanged)
{
    public static WriteCounts operator +(WriteCounts a, WriteCounts b) => Add(a, b);

    /// <summary>The sum, count by count.</summary>
    public static WriteCounts Add(WriteCounts a, WriteCounts b) =>
        new(a.Inserted + b.Inserted, a.Updated + b.Updated, a.Unchanged + b.Unchanged);
}

/// <summary>One stored symbol. Days and dates count final bars only.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="FirstDate">First stored final day; null where it has none.</param>
/// <param name="LastDate">Last stored final day; null where it has none.</param>
/// <param name="Days">Number of final bars.</param>
/// <param name="Basis">What its prices are adjusted for as stored.</param>
/// <param name="Source">Source of the last change.</param>
/// <param name="Version">Number of the transaction that last changed it; rises in commit order.</param>
/// <param name="UpdatedAt">When it was last changed, UTC.</param>
public sealed record StoredSymbol(
    string Symbol,
    DateOnly? FirstDate,
    DateOnly? LastDate,
    int Days,
    PriceBasis Basis,
    string Source,
    long Version,
    DateTimeOffset UpdatedAt)
{
    /// <summary>Number of provisional bars.</summary>
    public int ProvisionalDays { get; init; }

    /// <summary>When a provider last gave its prices, changed or not; null: never. Does not move the version.</summary>
    public DateTimeOffset? PricesAsOf { get; init; }

    /// <summary>When a provider last gave its splits; null: never.</summary>
    public DateTimeOffset? SplitsAsOf { get; init; }

    /// <summary>When a provider last gave its dividends; null: never.</summary>
    public DateTimeOffset? DividendsAsOf { get; init; }

    /// <summary>How an exchange lists it; null where that is not known, and where no page of symbols was asked for.</summary>
    public Listing? Listing { get; init; }

    /// <summary>Its days in short.</summary>
    internal DayCounts DayCounts => new(Days, ProvisionalDays, FirstDate, LastDate);

    /// <summary>The moment as of which both splits and dividends are known; null where one of them was never fetched.</summary>
    public DateTimeOffset? ActionsAsOf =>
        SplitsAsOf is { } splits && DividendsAsOf is { } dividends ? (splits < dividends ? splits : dividends) : null;
}

/// <summary>Which symbols to read.</summary>
/// <param name="Search">Text the symbol, or the name it is listed by, contains, in any case; null for all.</param>
/// <param name="Limit">Symbols a page, at least 1.</param>
/// <param name="Page">Page number from 1.</param>
public sealed record SymbolQuery(string? Search, int Limit, int Page);

/// <summary>One page of a larger list.</summary>
/// <param name="Items">The page's items; empty past the end.</param>
/// <param name="Count">Items on all pages.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, long Count);
