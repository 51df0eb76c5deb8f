using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Caching;

/// <summary>
/// Gives whole histories of symbols from memory, never older than <see cref="Freshness.MaxAge"/>, and reads those that are missing or
/// outdated: once, however many requests wait for it. What a write of this process has committed is in every answer begun after it.
/// Thread-safe.
/// </summary>
public sealed class PriceSeriesCache
{
    private readonly SeriesLoader _loader;
    private readonly SeriesTable _table;
    private readonly Freshness _freshness;

    internal PriceSeriesCache(SeriesLoader loader, SeriesTable table, Freshness freshness, CommitNotices notices)
    {
        (_loader, _table, _freshness) = (loader, table, freshness);
        notices.Subscribe(Require);
    }

    /// <summary>The history of a symbol and its version; null where it is not stored. Unknown symbols are not remembered.</summary>
    /// <param name="symbol">In its normal form.</param>
    /// <param name="cancellationToken">Ends the waiting, not the load that others may wait for too.</param>
    /// <exception cref="StorageException">The database is away for longer than answers may be old, or could not be read.</exception>
    public ValueTask<StoredSeries?> FindAsync(string symbol, CancellationToken cancellationToken) =>
        _freshness.IsFresh(symbol) && Hit(symbol) is { } current ? new(current) : FindSlowAsync(symbol, cancellationToken);

    private async ValueTask<StoredSeries?> FindSlowAsync(string symbol, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await _freshness.EnsureAsync(symbol, cancellationToken);
        if (Hit(symbol) is { } current) return current;
        var cached = _table.GetOrAdd(symbol);
        try
        {
            return await LoadAsync(cached, cancellationToken);
        }
        catch (StorageException) when (cached.Stored is not null && _freshness.MayServe(symbol, cached.OutdatedFor))
        {
            return cached.Stored;
        }
    }

    /// <summary>
    /// A load that was under way may have begun before a commit that this request must show; the one after it did not. That one is right
    /// whatever it brings: a lower version than the required one means that the database went back.
    /// </summary>
    private async Task<StoredSeries?> LoadAsync(CachedSymbol cached, CancellationToken cancellationToken)
    {
        var required = cached.Required;
        var loaded = await JoinAsync(cached, cancellationToken);
        return (loaded?.Version ?? 0) >= required ? loaded : await JoinAsync(cached, cancellationToken);
    }

    private Task<StoredSeries?> JoinAsync(CachedSymbol cached, CancellationToken cancellationToken) =>
        cached.LoadAsync(() => ReadAsync(cached)).WaitAsync(cancellationToken);

    private async Task<StoredSeries?> ReadAsync(CachedSymbol cached)
    {
        try
        {
            var loaded = await _loader.LoadAsync(cached.Symbol, cached.Required);
            if (loaded is not null) cached.Keep(loaded);
            return loaded;
        }
        finally
        {
            _table.Settle(cached);
        }
    }

    private StoredSeries? Hit(string symbol)
    {
        if (_table.Find(symbol) is not { } cached || cached.Current is not { } current) return null;
        cached.IsUsed = true;
        _table.Metrics.Hit();
        return current;
    }

    private void Require(IReadOnlyList<SymbolVersion> committed)
    {
        foreach (var (symbol, version) in committed) _table.Require(symbol, version);
    }
}
