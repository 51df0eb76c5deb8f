using StockStats.ServiceInterface.Caching;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Paging;

/// <summary>
/// Pages of the bars of all symbols: the directory says which symbols a page holds, their series give the rows. As fresh as series are.
/// Thread-safe.
/// </summary>
public sealed class BarPages
{
    /// <summary>Databases that may take each other's place while one request is answered.</summary>
    private const int Tries = 3;

    private readonly SymbolDirectory _directory;
    private readonly DayCounter _counter;
    private readonly PriceSeriesCache _cache;
    private readonly Freshness _freshness;
    private readonly ChangePoller _poller;

    internal BarPages(SymbolDirectory directory, DayCounter counter, PriceSeriesCache cache, Freshness freshness, ChangePoller poller) =>
        (_directory, _counter, _cache, _freshness, _poller) = (directory, counter, cache, freshness, poller);

    /// <summary>A page, and how many bars there are in all. Tells the answer what it was made from where one label says it.</summary>
    /// <exception cref="StorageException">The database is away for longer than answers may be old, or could not be read.</exception>
    /// <exception cref="Prices.Adjustments.AdjustmentUnavailableException">A symbol of the page cannot give the adjustment.</exception>
    internal async Task<Page<FinancialData>> ReadAsync(BarQuery query, AnswerVersion answer, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            await _freshness.EnsureAsync(cancellationToken);
            if (_directory.Current is { } view)
            {
                var reading = new PageReading(view, await _counter.CountAsync(view, query.Days, cancellationToken), query, _cache);
                if (await reading.ReadAsync(cancellationToken) is { } page)
                {
                    if (reading.IsExact) answer.Add(view);
                    return page;
                }
            }

            await _poller.PollAsync().WaitAsync(cancellationToken);
        }

        throw new StorageException("The database took the place of another one while it was read.");
    }
}
