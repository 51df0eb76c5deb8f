using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using StockStats.ServiceInterface.Caching;
using StockStats.ServiceInterface.Caching.Redis;
using StockStats.ServiceInterface.Paging;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Ingest.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Caching.Support;

/// <summary>A process with a cache of its own over a database, and a clock that stands still until the test moves it.</summary>
internal sealed class CachingProcess : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    /// <param name="database">Where its store is.</param>
    /// <param name="options">Of its cache.</param>
    /// <param name="redis">Address of a Redis to share with others; null: none.</param>
    public CachingProcess(StoreDatabase database, SeriesCacheOptions? options = null, string? redis = null)
    {
        _services = database.Process(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.AddSingleton<IPriceStore>(provider => new WatchedStore(new SqlPriceStore(
                provider.GetRequiredService<SqlDialect>(), Clock, provider.GetRequiredService<CommitNotices>())));
            services.AddSeriesCache(options ?? new());
            if (redis is null) return;
            services.AddSingleton<ILoggerFactory>(_ => LoggerFactory.Create(logging => logging.AddProvider(Log)));
            services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
            services.AddRedis(redis);
        });
    }

    /// <summary>What it logs of Redis.</summary>
    public LogRecorder Log { get; } = new();

    public RedisLink Redis => _services.GetRequiredService<RedisLink>();

    public RedisSeries Shared => _services.GetRequiredService<RedisSeries>();

    public RedisMetrics RedisMetrics => _services.GetRequiredService<RedisMetrics>();

    /// <summary>Waits until the first attempt to connect to Redis has ended; others are told of its commits from now on.</summary>
    public async Task<RedisWatch> ConnectAsync()
    {
        await Redis.ConnectAsync(TimeSpan.FromMinutes(1));
        return _services.GetRequiredService<RedisWatch>();
    }

    public FakeTimeProvider Clock { get; } = new(new(2024, 3, 4, 12, 0, 0, TimeSpan.Zero));

    public WatchedStore Store => (WatchedStore)_services.GetRequiredService<IPriceStore>();

    public PriceSeriesCache Cache => _services.GetRequiredService<PriceSeriesCache>();

    public BarPages Pages => _services.GetRequiredService<BarPages>();

    public SymbolDirectory Directory => _services.GetRequiredService<SymbolDirectory>();

    public ChangePoller Poller => _services.GetRequiredService<ChangePoller>();

    public SeriesTable Table => _services.GetRequiredService<SeriesTable>();

    /// <summary>Asks the cache.</summary>
    public Task<StoredSeries?> FindAsync(string symbol, CancellationToken cancellationToken = default) =>
        Cache.FindAsync(symbol, cancellationToken).AsTask();

    /// <summary>Asks the cache for a symbol that is stored.</summary>
    public async Task<PriceSeries> GetAsync(string symbol) => (await FindAsync(symbol))!.Series;

    /// <summary>Lets so much time pass that whatever is answered from now on has to be looked for.</summary>
    public void Age() => Clock.Advance(Freshness.MaxAge + TimeSpan.FromTicks(1));

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
