using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Storage;

/// <summary>One symbol's whole history, read in one snapshot.</summary>
/// <param name="Series">Its bars, provisional ones too, and its actions.</param>
/// <param name="Version">Number of the transaction that last changed it.</param>
/// <param name="DatabaseId">The database whose transactions that number counts.</param>
public sealed record StoredSeries(PriceSeries Series, long Version, string DatabaseId);

/// <summary>What has changed above a version, read in one snapshot.</summary>
/// <param name="DatabaseId">Which database this is: versions of another one, or of a restored one, mean nothing here.</param>
/// <param name="Counter">The highest version given so far. Below the version asked for: the database went back.</param>
/// <param name="Symbols">Symbols with a higher version than the one asked for, each with the version it has now, in no order.</param>
public sealed record VersionChanges(string DatabaseId, long Counter, IReadOnlyList<SymbolVersion> Symbols);

/// <summary>The version a symbol has.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Version">Number of the transaction that last changed it.</param>
public readonly record struct SymbolVersion(string Symbol, long Version);

/// <summary>What a symbol's history is known by: what is committed under a version never changes.</summary>
/// <param name="DatabaseId">The database whose transactions the version counts.</param>
/// <param name="Version">Number of the transaction that last changed the symbol.</param>
public sealed record CommittedVersion(string DatabaseId, long Version);
