using Microsoft.Extensions.DependencyInjection;
using StockStats.ServiceInterface.Caching.Redis;
using StockStats.ServiceInterface.Paging;
using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Caching;

/// <summary>Registers the cache of series.</summary>
public static class CacheRegistration
{
    /// <summary>
    /// Adds <see cref="PriceSeriesCache"/> and <see cref="ChangePoller"/> over the registered storage, as singletons. The cache is right
    /// without anybody polling: requests then do it themselves when the last poll is too long ago.
    /// </summary>
    public static IServiceCollection AddSeriesCache(this IServiceCollection services, SeriesCacheOptions options)
    {
        services.AddSingleton(provider => new SeriesTable(options.SeriesBytes, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SymbolDirectory(
            provider.GetRequiredService<CommitNotices>(), provider.GetRequiredService<SqlDialect>().Versions.AreCounted));
        services.AddSingleton<DayCounter>();
        services.AddSingleton(provider => new ChangePoller(
            provider.GetRequiredService<IPriceStore>(),
            provider.GetRequiredService<SqlDialect>(),
            provider.GetRequiredService<SeriesTable>(),
            provider.GetRequiredService<SymbolDirectory>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new Freshness(
            provider.GetRequiredService<ChangePoller>(), options.ServeStale, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SeriesLoader(
            provider.GetRequiredService<IPriceStore>(),
            provider.GetRequiredService<ChangePoller>(),
            provider.GetService<RedisSeries>(),
            provider.GetRequiredService<SeriesTable>().Metrics));
        services.AddSingleton(provider => new PriceSeriesCache(
            provider.GetRequiredService<SeriesLoader>(),
            provider.GetRequiredService<SeriesTable>(),
            provider.GetRequiredService<Freshness>(),
            provider.GetRequiredService<CommitNotices>()));
        services.AddSingleton(provider => new BarPages(
            provider.GetRequiredService<SymbolDirectory>(),
            provider.GetRequiredService<DayCounter>(),
            provider.GetRequiredService<PriceSeriesCache>(),
            provider.GetRequiredService<Freshness>(),
            provider.GetRequiredService<ChangePoller>(),
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
