using Microsoft.Extensions.Logging;
using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Caching.Redis;

/// <summary>Histories in Redis, which all servers of a database share. Thread-safe.</summary>
internal sealed partial class RedisSeries(RedisLink link, RedisMetrics metrics, ILogger<RedisSeries> log)
{
    /// <summary>How long an entry stays: those of outdated versions go by themselves.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>Most histories on their way to Redis at a time; beyond that they are not put.</summary>
    private const int MostPuts = 8;

    private int _puts;

    /// <summary>Whether it is worth finding out a symbol's version for.</summary>
    public bool IsUsable => link.Health.IsUsable;

    /// <returns>Null where Redis does not have it, not whole, or does not answer.</returns>
    public async Task<StoredSeries?> FindAsync(SeriesKey key)
    {
        var answer = await link.AskAsync(redis => redis.GetDatabase().StringGetAsync(key.ToString()));
        if (!answer.Came) return null;
        var found = answer.Value.IsNull ? null : TryRead((byte[])answer.Value!, key);
        if (found is null) metrics.Miss();
        else metrics.Hit();
        return found;
    }

    /// <summary>Puts a history there, without making anybody wait.</summary>
    /// <returns>Ends when it is there, or was given up; never fails.</returns>
    public Task PutAsync(StoredSeries stored)
    {
        if (!IsUsable) return Task.CompletedTask;
        if (Interlocked.Increment(ref _puts) <= MostPuts) return Task.Run(() => PutNowAsync(stored));
        Interlocked.Decrement(ref _puts);
        return Task.CompletedTask;
    }

    private async Task PutNowAsync(StoredSeries stored)
    {
        try
        {
            var key = new SeriesKey(stored.DatabaseId, stored.Series.Facts.Symbol, stored.Version);
            var bytes = SeriesBytes.Write(stored);
            await link.AskAsync(redis => redis.GetDatabase().StringSetAsync(key.ToString(), bytes, Lifetime));
        }
        finally
        {
            Interlocked.Decrement(ref _puts);
        }
    }

    private StoredSeries? TryRead(byte[] bytes, SeriesKey key)
    {
        try
        {
            return SeriesBytes.Read(bytes, key);
        }
        catch (InvalidDataException wrong)
        {
            Ignored(log, key, wrong.Message);
            return null;
        }
    }

    [LoggerMessage(1212, LogLevel.Warning, "What Redis has as {Key} is ignored: {Reason}. The history is read from the database")]
    private static partial void Ignored(ILogger log, SeriesKey key, string reason);
}
