using System.Diagnostics.Metrics;

namespace StockStats.ServiceInterface.Caching.Redis;

/// <summary>What Redis did for us: instruments of the meter <see cref="CacheMetrics.MeterName"/>.</summary>
internal sealed class RedisMetrics : IDisposable
{
    private readonly Counter<long> _hits;
    private readonly Counter<long> _misses;
    private readonly Counter<long> _failures;

    public RedisMetrics()
    {
        _hits = Meter.CreateCounter<long>("stockstats.redis.hits", "{series}", "Series found in Redis");
        _misses = Meter.CreateCounter<long>("stockstats.redis.misses", "{series}", "Series that Redis does not have, or not whole");
        _failures = Meter.CreateCounter<long>("stockstats.redis.failures", "{question}", "Questions that Redis did not answer, or not in time");
    }

    /// <summary>Redis' own, of the name that all have.</summary>
    public Meter Meter { get; } = new(CacheMetrics.MeterName);

    public void Hit() => _hits.Add(1);

    public void Miss() => _misses.Add(1);

    public void Failure() => _failures.Add(1);

    public void Dispose() => Meter.Dispose();
}
