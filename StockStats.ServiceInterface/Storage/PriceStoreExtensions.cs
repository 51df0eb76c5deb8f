using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Storage;

/// <summary>Shorter ways to use a store.</summary>
public static class PriceStoreExtensions
{
    /// <summary>Writes one symbol in a transaction of its own.</summary>
    /// <returns>What became of each row; <c>inserted + updated + unchanged</c> is the number of rows given.</returns>
    /// <exception cref="BasisConflictException">The symbol holds prices of another basis. Nothing is stored.</exception>
    public static async Task<WriteCounts> WriteAsync(this IPriceStore store, SymbolPrices prices, CancellationToken cancellationToken)
    {
        var write = (await store.WriteAsync([prices], cancellationToken))[0];
        return write.Conflict is BasisConflict conflict ? throw new BasisConflictException(conflict) : write.Counts;
    }
}
