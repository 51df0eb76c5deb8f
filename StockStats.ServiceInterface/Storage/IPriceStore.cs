using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Storage;

/// <summary>
/// Where prices are kept. Every method fails with <see cref="StorageException"/> where the database is away, locked or full,
/// and leaves each symbol either as before or as after.
/// </summary>
public interface IPriceStore
{
    /// <summary>Inserts and updates the rows of one symbol in one transaction, and moves its version when anything changed.</summary>
    /// <returns>What became of each row; <c>inserted + updated + unchanged</c> is the number of rows given.</returns>
    /// <exception cref="BasisConflictException">The symbol holds prices of another basis. Nothing is stored.</exception>
    Task<WriteCounts> WriteAsync(SymbolPrices prices, CancellationToken cancellationToken);

    /// <summary>What is known of a symbol; null where it is not stored.</summary>
    Task<StoredSymbol?> FindSymbolAsync(string symbol, CancellationToken cancellationToken);

    /// <summary>Bars of one symbol in date order; empty where the symbol or the range has none.</summary>
    Task<PriceSeries> ReadSeriesAsync(string symbol, DateRange range, bool includeProvisional, CancellationToken cancellationToken);

    /// <summary>A page of bars, and how many there are in all.</summary>
    Task<Page<StoredBar>> QueryBarsAsync(BarQuery query, CancellationToken cancellationToken);

    /// <summary>A page of symbols in symbol order, and how many there are in all.</summary>
    Task<Page<StoredSymbol>> QuerySymbolsAsync(SymbolQuery query, CancellationToken cancellationToken);
}
