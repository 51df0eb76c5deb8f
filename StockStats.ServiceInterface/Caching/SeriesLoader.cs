using StockStats.ServiceInterface.Caching.Redis;
using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Caching;

/// <summary>Gets histories that are not in memory: from Redis, where it is set and has them, else from the database. Thread-safe.</summary>
/// <param name="store">The database.</param>
/// <param name="poller">Knows which database it is.</param>
/// <param name="redis">What servers share; null: nothing.</param>
/// <param name="metrics">Where reads of the database are counted.</param>
internal sealed class SeriesLoader(IPriceStore store, ChangePoller poller, RedisSeries? redis, CacheMetrics metrics)
{
    /// <param name="symbol">In its normal form.</param>
    /// <param name="required">The version that is known to be committed; 0 where none is known.</param>
    /// <returns>The history at that version or a later one, lower only where the database went back; null where it is not stored.</returns>
    public async Task<StoredSeries?> LoadAsync(string symbol, long required)
    {
        if (redis is not { IsUsable: true }) return await ReadAsync(symbol);
        if (await KeyAsync(symbol, required) is not { } key) return null;
        if (await redis.FindAsync(key) is { } found) return found;
        var read = await ReadAsync(symbol);
        if (read is not null) _ = redis.PutAsync(read);
        return read;
    }

    private async Task<SeriesKey?> KeyAsync(string symbol, long required)
    {
        if (required > 0 && poller.DatabaseId is { } id) return new(id, symbol, required);
        return await store.FindVersionAsync(symbol, CancellationToken.None) is { } committed
            ? new(committed.DatabaseId, symbol, committed.Version)
            : null;
    }

    private Task<StoredSeries?> ReadAsync(string symbol)
    {
        metrics.Load();
        return store.ReadSymbolAsync(symbol, CancellationToken.None);
    }
}
