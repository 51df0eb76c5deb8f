using StockStats.ServiceInterface.Caching;
using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface;

/// <summary>Gives services the whole history of a symbol.</summary>
internal sealed class SeriesReader(PriceSeriesCache cache)
{
    /// <exception cref="NotFoundException">The symbol is not stored.</exception>
    public async ValueTask<PriceSeries> ReadAsync(string symbol, CancellationToken cancellationToken) =>
        (await cache.FindAsync(symbol, cancellationToken) ?? throw NotFoundException.UnknownSymbol(symbol)).Series;
}
