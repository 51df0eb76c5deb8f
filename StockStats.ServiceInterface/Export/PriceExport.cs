using StockStats.ServiceInterface.Paging;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Export;

/// <summary>
/// Reads stored prices symbol by symbol: each symbol as it was at one moment, and never more than one of them in memory.
/// Fails with <see cref="StorageException"/> as <see cref="IPriceStore"/> does. Thread-safe.
/// </summary>
public sealed class PriceExport(IPriceStore store)
{
    /// <summary>The symbols to read, in symbol order.</summary>
    /// <param name="asked">In their normal form, each once; empty for all that are stored.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Those that are stored, and those asked for that are not.</returns>
    public async Task<(IReadOnlyList<string> Known, IReadOnlyList<string> Unknown)> FindAsync(
        IReadOnlyCollection<string> asked, CancellationToken cancellationToken)
    {
        if (asked.Count == 0) return (await AllAsync(cancellationToken), []);
        List<string> known = [];
        List<string> unknown = [];
        foreach (var symbol in asked.Order(StringComparer.Ordinal))
            (await store.FindSymbolAsync(symbol, cancellationToken) is null ? unknown : known).Add(symbol);
        return (known, unknown);
    }

    /// <summary>The rows of one symbol in date order, provisional ones among them.</summary>
    public async Task<IReadOnlyList<FinancialData>> ReadAsync(string symbol, DateRange days, CancellationToken cancellationToken)
    {
        if (await store.ReadSymbolAsync(symbol, cancellationToken) is not { } stored) return [];
        var query = new BarQuery(new(days, IncludeProvisional: true), PriceAdjustment.AsStored, Descending: false, Limit: int.MaxValue, Page: 1);
        return SeriesPages.Of(stored.Series, query).Items;
    }

    /// <summary>In one reading: pages would shift while others add symbols.</summary>
    private async Task<IReadOnlyList<string>> AllAsync(CancellationToken cancellationToken)
    {
        var page = await store.QuerySymbolsAsync(new(Search: null, Limit: int.MaxValue, Page: 1), cancellationToken);
        return [.. page.Items.Select(symbol => symbol.Symbol)];
    }
}
