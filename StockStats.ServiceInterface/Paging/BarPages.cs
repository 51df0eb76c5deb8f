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
    /// <summary>Times a request begins again: where days had to be read first, or the database took the place of another one.</summary>
    private const int Tries = 3;

    private readonly SymbolDirectory _directory;
    private readonly DayCounter _counter;
    private readonly PriceSeriesCache _cache;
    private readonly Freshness _freshness;
    private readonly ChangePoller _poller;
    private readonly TimeProvider _clock;

    internal BarPages(
        SymbolDirectory directory, DayCounter counter, PriceSeriesCache cache, Freshness freshness, ChangePoller poller, TimeProvider clock) =>
        (_directory, _counter, _cache, _freshness, _poller, _clock) = (directory, counter, cache, freshness, poller, clock);

    /// <summary>A page, and how many bars there are in all. Tells the answer what it was made from where one label says it.</summary>
    /// <exception cref="StorageException">The database is away for longer than answers may be old, or could not be read.</exception>
    /// <exception cref="Prices.Adjustments.AdjustmentUnavailableException">A symbol of the page cannot give the adjustment.</exception>
    internal async Task<Page<FinancialData>> ReadAsync(BarQuery query, AnswerVersion answer, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            await _freshness.EnsureAsync(symbol: null, cancellationToken);
            if (_directory.Current is { } view && await TryReadAsync(view, query, answer, cancellationToken) is { } page) return page;
            await _poller.PollAsync().WaitAsync(cancellationToken);
        }

        throw new StorageException("The database was read too slowly, or took the place of another one meanwhile.");
    }

    /// <returns>Null where the view says nothing any more: days were read for too long, or the series are of another database.</returns>
    private async Task<Page<FinancialData>?> TryReadAsync(
        DirectoryView view, BarQuery query, AnswerVersion answer, CancellationToken cancellationToken)
    {
        var begin = _clock.GetTimestamp();
        var totals = await _counter.CountAsync(view, query.Days, cancellationToken);
        if (_clock.GetElapsedTime(begin) > Freshness.MaxAge) return null;
        var reading = new PageReading(view, totals, query, _cache);
        var page = await reading.ReadAsync(cancellationToken);
        if (page is not null && reading.IsExact) answer.Add(view);
        return page;
    }
}
