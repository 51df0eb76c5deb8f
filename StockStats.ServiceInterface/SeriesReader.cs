using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface;

/// <summary>Gives services the whole history of a symbol.</summary>
internal sealed class SeriesReader(IPriceStore store)
{
    /// <exception cref="NotFoundException">The symbol is not stored.</exception>
    public async Task<PriceSeries> ReadAsync(string symbol, CancellationToken cancellationToken)
    {
        var stored = await store.FindSymbolAsync(symbol, cancellationToken) ?? throw NotFoundException.UnknownSymbol(symbol);
        var whole = new BarQuery(symbol, DateRange.All, Descending: false, IncludeProvisional: true, Limit: int.MaxValue, Page: 1);
        var bars = (await store.QueryBarsAsync(whole, cancellationToken)).Items;
        return new(
            [.. bars.Select(bar => bar.Bar)],
            new(symbol, stored.Basis, [.. bars.SelectMany(bar => bar.Actions)], ActionsAsOf: null));
    }
}
