using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;
using StockStats.ServiceInterface.Caching;
using StockStats.ServiceInterface.Caching.Redis;

namespace StockStats.ServiceInterface.RateLimits;

/// <summary>What callers have spent at all servers that share a Redis: one script, which is one step there and one way there and back. Thread-safe.</summary>
internal sealed partial class SharedRates(RedisLink link, ChangePoller poller, ILogger<SharedRates> log)
{
    /// <summary>
    /// As <see cref="LocalRates.Take"/>, by the clock of Redis, which all servers share. Keys end by themselves once all is paid.
    /// Texts, since Lua writes large numbers with 14 digits only.
    /// </summary>
    private const string Script = """
        local time = redis.call('TIME')
        local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
        local paid = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), now)
        local after = paid + tonumber(ARGV[1])
        if after - now > tonumber(ARGV[2]) then return {0, string.format('%.0f', paid - now)} end
        redis.call('SET', KEYS[1], string.format('%.0f', after), 'PX', string.format('%.0f', math.ceil((after - now) / 1000)))
        return {1, string.format('%.0f', after - now)}
        """;

    private int _isAway;

    /// <returns>Null where Redis does not answer.</returns>
    public async ValueTask<RateVerdict?> TryTakeAsync(string caller, RateLimit limit, int further)
    {
        RedisKey[] keys = [KeyOf(caller)];
        RedisValue[] values = [limit.CostOf(further), limit.Room];
        var answer = await link.AskAsync(redis => redis.GetDatabase().ScriptEvaluateAsync(Script, keys, values));
        if (!answer.Came)
        {
            if (Interlocked.Exchange(ref _isAway, 1) == 0) Away(log);
            return null;
        }

        if (Interlocked.Exchange(ref _isAway, 0) == 1) Back(log);
        var parts = (RedisResult[])answer.Value!;
        return limit.Verdict((int)parts[0] == 1, (long)parts[1], further);
    }

    /// <summary>Names and addresses of callers are nobody's business there, and of any length.</summary>
    private string KeyOf(string caller) =>
        $"stockstats:{poller.DatabaseId}:rate:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(caller)).AsSpan(0, 16))}";

    [LoggerMessage(1220, LogLevel.Warning, "Rate limits are counted by this server alone until Redis answers")]
    private static partial void Away(ILogger log);

    [LoggerMessage(1221, LogLevel.Information, "Rate limits are counted in Redis, with the other servers")]
    private static partial void Back(ILogger log);
}
