using System.Diagnostics.Metrics;

namespace StockStats.ServiceInterface.Caching;

/// <summary>What the cache tells of itself: instruments of the meter <see cref="MeterName"/>.</summary>
internal sealed class CacheMetrics : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "StockStats";

    private readonly Counter<long> _hits;
    private readonly Counter<long> _loads;
    private readonly Counter<long> _evictions;

    /// <param name="bytes">How much is held.</param>
    /// <param name="symbols">Of how many symbols.</param>
    public CacheMetrics(Func<long> bytes, Func<long> symbols)
    {
        _hits = Meter.CreateCounter<long>("stockstats.cache.hits", "{request}", "Series answered from memory");
        _loads = Meter.CreateCounter<long>("stockstats.cache.loads", "{series}", "Series read from the database");
        _evictions = Meter.CreateCounter<long>("stockstats.cache.evictions", "{series}", "Series dropped for want of room");
        Meter.CreateObservableGauge("stockstats.cache.bytes", bytes, "By", "Bytes that series take");
        Meter.CreateObservableGauge("stockstats.cache.series", symbols, "{series}", "Series in memory");
    }

    /// <summary>The cache's own, of the name that all have.</summary>
    public Meter Meter { get; } = new(MeterName);

    public void Hit() => _hits.Add(1);

    public void Load() => _loads.Add(1);

    public void Evict() => _evictions.Add(1);

    public void Dispose() => Meter.Dispose();
}
