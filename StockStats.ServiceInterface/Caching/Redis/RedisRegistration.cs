using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StockStats.ServiceInterface.Caching.Redis;

/// <summary>Registers Redis beside the cache of series.</summary>
public static class RedisRegistration
{
    /// <summary>Adds Redis as the second level of the cache, and as the way by which servers tell each other of changes.</summary>
    /// <param name="services">With storage and the cache of series.</param>
    /// <param name="address">As <see cref="RedisAddress"/> takes it.</param>
    /// <exception cref="WrongSettingException">It cannot be read.</exception>
    public static IServiceCollection AddRedis(this IServiceCollection services, string address)
    {
        var options = RedisAddress.Read(address);
        services.AddSingleton<RedisMetrics>();
        services.AddSingleton(provider => new RedisHealth(
            RedisAddress.Servers(options),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<RedisMetrics>(),
            provider.GetRequiredService<ILogger<RedisHealth>>()));
        services.AddSingleton(provider => new RedisLink(
            options, provider.GetRequiredService<RedisHealth>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<RedisSeries>();
        services.AddSingleton<ChangeAnnouncer>();
        services.AddSingleton<ChangeListener>();
        services.AddSingleton(provider => new RedisWatch(
            provider.GetRequiredService<RedisLink>(), provider.GetRequiredService<ChangeListener>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
