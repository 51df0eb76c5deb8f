using StockStats.ServiceInterface.Caching.Redis;

namespace StockStats;

/// <summary>Watches Redis as long as the server runs.</summary>
internal sealed class RedisService(RedisWatch watch) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => watch.RunAsync(stoppingToken);
}
