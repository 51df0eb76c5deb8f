using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceInterface.Storage.Guard;

namespace StockStats.Tests.Caching.Support;

/// <summary>The real store, with what the cache asks of it counted, and stopped or failed where a test says so.</summary>
internal sealed class WatchedStore(IPriceStore inner) : IPriceStore
{
    private int _loads;
    private int _polls;
    private int _dayReads;
    private int _versions;

    /// <summary>Histories asked for.</summary>
    public int Loads => Volatile.Read(ref _loads);

    /// <summary>Versions of a single symbol asked for.</summary>
    public int Versions => Volatile.Read(ref _versions);

    /// <summary>Times the versions were asked for.</summary>
    public int Polls => Volatile.Read(ref _polls);

    /// <summary>Times the days of a symbol were asked for.</summary>
    public int DayReads => Volatile.Read(ref _dayReads);

    /// <summary>Awaited after a history was read and before it is given.</summary>
    public Func<Task> AfterRead { get; set; } = () => Task.CompletedTask;

    /// <summary>Awaited after days were read and before they are given.</summary>
    public Func<Task> AfterDays { get; set; } = () => Task.CompletedTask;

    /// <summary>Awaited before the versions are read.</summary>
    public Func<Task> BeforePoll { get; set; } = () => Task.CompletedTask;

    public async Task<StoredSeries?> ReadSymbolAsync(string symbol, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _loads);
        var read = await inner.ReadSymbolAsync(symbol, cancellationToken);
        await AfterRead();
        return read;
    }

    public Task<CommittedVersion?> FindVersionAsync(string symbol, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _versions);
        return inner.FindVersionAsync(symbol, cancellationToken);
    }

    public async Task<VersionChanges> ReadVersionsAboveAsync(long version, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _polls);
        await BeforePoll().WaitAsync(cancellationToken);
        return await inner.ReadVersionsAboveAsync(version, cancellationToken);
    }

    public Task<IReadOnlyList<SymbolWrite>> WriteAsync(IReadOnlyList<SymbolPrices> batch, HistoryRule rule, CancellationToken cancellationToken) =>
        inner.WriteAsync(batch, rule, cancellationToken);

    public Task<SymbolWrite> WriteActionsAsync(SymbolActions actions, CancellationToken cancellationToken) =>
        inner.WriteActionsAsync(actions, cancellationToken);

    public Task RememberPricesAsync(string symbol, DateTimeOffset asOf, CancellationToken cancellationToken) =>
        inner.RememberPricesAsync(symbol, asOf, cancellationToken);

    public Task<StoredSymbol?> FindSymbolAsync(string symbol, CancellationToken cancellationToken) =>
        inner.FindSymbolAsync(symbol, cancellationToken);

    public async Task<StoredDays?> ReadDaysAsync(string symbol, DateOnly first, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _dayReads);
        var read = await inner.ReadDaysAsync(symbol, first, cancellationToken);
        await AfterDays();
        return read;
    }

    public Task<Page<StoredSymbol>> QuerySymbolsAsync(SymbolQuery query, CancellationToken cancellationToken) =>
        inner.QuerySymbolsAsync(query, cancellationToken);
}
