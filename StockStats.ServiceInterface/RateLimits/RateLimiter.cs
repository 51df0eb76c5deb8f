using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StockStats.ServiceInterface.Caching;
using StockStats.ServiceInterface.Caching.Redis;

namespace StockStats.ServiceInterface.RateLimits;

/// <summary>Counts what callers ask: in Redis with the other servers where there is one, and in this process where it does not answer. Thread-safe.</summary>
public sealed class RateLimiter
{
    private readonly LocalRates _local;
    private readonly SharedRates? _shared;

    internal RateLimiter(LocalRates local, SharedRates? shared) => (_local, _shared) = (local, shared);

    /// <summary>Takes requests off what a caller may ask, where there is room for them.</summary>
    /// <param name="caller">Who it is, and what kind of requests are counted.</param>
    /// <param name="limit">How many there may be.</param>
    /// <param name="further">0 for one request; for a batch, of which the first was taken, those beyond it.</param>
    public ValueTask<RateVerdict> TakeAsync(string caller, RateLimit limit, int further) =>
        _shared is null ? new(_local.Take(caller, limit, further)) : TakeSharedAsync(_shared, caller, limit, further);

    private async ValueTask<RateVerdict> TakeSharedAsync(SharedRates shared, string caller, RateLimit limit, int further) =>
        await shared.TryTakeAsync(caller, limit, further) ?? _local.Take(caller, limit, further);
}

/// <summary>Registers rate limits.</summary>
public static class RateLimitRegistration
{
    /// <summary>Adds <see cref="RateLimiter"/>, over the Redis that is registered, if any.</summary>
    public static IServiceCollection AddRequestRates(this IServiceCollection services) => services.AddSingleton(provider => new RateLimiter(
        new(provider.GetRequiredService<TimeProvider>()),
        provider.GetService<RedisLink>() is { } redis
            ? new SharedRates(redis, provider.GetRequiredService<ChangePoller>(), provider.GetRequiredService<ILogger<SharedRates>>())
            : null));
}
