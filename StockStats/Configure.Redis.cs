using Microsoft.Extensions.Diagnostics.HealthChecks;
using StockStats.ServiceInterface;
using StockStats.ServiceInterface.Caching.Redis;

namespace StockStats;

/// <summary>What servers share beside the database, where the settings name it.</summary>
internal static class ConfigureRedis
{
    /// <exception cref="WrongSettingException">The address cannot be read.</exception>
    public static void AddRedis(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.Read<CacheSettings>(CacheSettings.Section);
        if (AddressOf(settings) is not { } address) return;
        builder.Services.AddRedis(address);
        builder.Services.AddHostedService<RedisService>();
        builder.Services.AddHealthChecks().AddCheck<RedisHealthCheck>("redis", tags: [ConfigureHealth.Ready]);
    }

    /// <summary>From now on servers are told what this process commits. A server does so by itself, since it also listens.</summary>
    public static void AnnounceChanges(this WebApplication app) => app.Services.GetService<RedisWatch>();

    private static string? AddressOf(CacheSettings settings) =>
        (string.IsNullOrWhiteSpace(settings.Redis), string.IsNullOrWhiteSpace(settings.RedisFile)) switch
        {
            (true, true) => null,
            (false, true) => settings.Redis,
            (true, false) => SecretFile.Read("Cache:RedisFile", settings.RedisFile!),
            _ => throw new WrongSettingException("Cache:Redis and Cache:RedisFile are both set: expected one of them"),
        };

    /// <summary>The service is as ready without Redis, only slower.</summary>
    private sealed class RedisHealthCheck(RedisWatch redis) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(redis.Trouble is { } trouble
                ? HealthCheckResult.Degraded($"not used, the service goes on without it: {trouble}")
                : HealthCheckResult.Healthy("answers"));
    }
}
