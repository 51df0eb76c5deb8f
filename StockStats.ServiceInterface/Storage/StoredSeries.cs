using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Storage;

/// <summary>One symbol's whole history, read in one snapshot.</summary>
/// <param name="Series">Its bars, provisional ones too, and its actions.</param>
/// <param name="Version">Number of the transaction that last changed it.</param>
/// <param name="DatabaseId">The database whose transactions that number counts.</param>
public sealed record StoredSeries(PriceSeries Series, long Version, string DatabaseId)
{
    /// <summary>Database and version as one text, which stands for all answers made from it alone.</summary>
    internal string Label { get; } = FormattableString.Invariant($"{DatabaseId}.{Version}");
}

/// <summary>What has changed above a version, read in one snapshot.</summary>
/// <param name="DatabaseId">Which database this is: versions of another one, or of a restored one, mean nothing here.</param>
/// <param name="Counter">The highest version given so far. Below the version asked for: the database went back.</param>
/// <param name="Symbols">Symbols with a higher version than the one asked for, each with the version it has now, in no order.</param>
public sealed record VersionChanges(string DatabaseId, long Counter, IReadOnlyList<SymbolVersion> Symbols);

/// <summary>The version a symbol has.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Version">Number of the transaction that last changed it.</param>
public readonly record struct SymbolVersion(string Symbol, long Version)
{
    /// <summary>What is stored of it at that version; null where whoever tells the version does not know.</summary>
    public DayCounts? Days { get; init; }
}

/// <summary>How many days are stored of a symbol.</summary>
/// <param name="Final">Number of final bars.</param>
/// <param name="Provisional">Number of provisional ones.</param>
/// <param name="First">First final day; null without one.</param>
/// <param name="Last">Last final day; null without one.</param>
public sealed record DayCounts(int Final, int Provisional, DateOnly? First, DateOnly? Last);

/// <summary>The days of a symbol from some day on, read in one snapshot.</summary>
/// <param name="Version">Number of the transaction that last changed the symbol.</param>
/// <param name="DatabaseId">The database whose transactions that number counts.</param>
/// <param name="Counts">All its days, not only those read.</param>
/// <param name="Final">Days with a final bar, in order.</param>
/// <param name="Provisional">Days with a provisional one, in order.</param>
public sealed record StoredDays(
    long Version, string DatabaseId, DayCounts Counts, IReadOnlyList<DateOnly> Final, IReadOnlyList<DateOnly> Provisional);

/// <summary>What a symbol's history is known by: what is committed under a version never changes.</summary>
/// <param name="DatabaseId">The database whose transactions the version counts.</param>
/// <param name="Version">Number of the transaction that last changed the symbol.</param>
public sealed record CommittedVersion(string DatabaseId, long Version);
