using StockStats.ServiceInterface.Caching;
using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface;

/// <summary>Gives services the whole history of a symbol, and keeps account of what an answer is made from.</summary>
internal sealed class SeriesReader(PriceSeriesCache cache, AnswerVersion answer)
{
    /// <exception cref="NotFoundException">The symbol is not stored.</exception>
    public async ValueTask<PriceSeries> ReadAsync(string symbol, CancellationToken cancellationToken)
    {
        var stored = await cache.FindAsync(symbol, cancellationToken) ?? throw NotFoundException.UnknownSymbol(symbol);
        answer.Add(stored);
        return stored.Series;
    }
}
