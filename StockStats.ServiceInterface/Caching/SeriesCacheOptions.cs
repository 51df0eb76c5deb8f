namespace StockStats.ServiceInterface.Caching;

/// <summary>How much of the stored prices is kept in memory, and what is answered without the database.</summary>
public sealed record SeriesCacheOptions
{
    /// <summary>Bytes that series may take where nothing else is said: 256 MiB, some 3.3 million bars.</summary>
    public const long DefaultSeriesBytes = 256L << 20;

    /// <summary>Bytes that series may take, 0 or more; 0: none is kept.</summary>
    public long SeriesBytes { get; init; } = DefaultSeriesBytes;

    /// <summary>How much longer than <see cref="Freshness.MaxAge"/> what is cached is answered while the database is away; zero: not at all.</summary>
    public TimeSpan ServeStale { get; init; }
}
