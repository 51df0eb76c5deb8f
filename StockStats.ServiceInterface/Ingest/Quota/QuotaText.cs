using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Ingest.Quota;

/// <summary>The ledger's statements. Pure text: nothing here runs anything. Parameters: provider, hash, and those named.</summary>
internal static class QuotaText
{
    private const string OfKey = "provider = @provider AND key_hash = @hash";

    public const string SelectState = $"SELECT throttles, throttled_at, exhausted_until FROM provider_keys WHERE {OfKey}";

    /// <summary>Parameters: throttles, throttledAt, exhaustedUntil.</summary>
    public const string UpdateState =
        $"UPDATE provider_keys SET throttles = @throttles, throttled_at = @throttledAt, exhausted_until = @exhaustedUntil WHERE {OfKey}";

    /// <summary>Parameters: at.</summary>
    public const string InsertRequest = "INSERT INTO provider_quota (provider, key_hash, requested_at) VALUES (@provider, @hash, @at)";

    /// <summary>Requests of a stretch of time. Parameters: start (inclusive), end (exclusive).</summary>
    public const string CountRequests = $"SELECT COUNT(*) FROM provider_quota WHERE {OfKey} AND requested_at >= @start AND requested_at < @end";

    /// <summary>When one of the latest requests of a stretch of time was sent. Parameters: start and end (both exclusive), skip.</summary>
    public const string SelectRequest =
        $"SELECT requested_at FROM provider_quota WHERE {OfKey} AND requested_at > @start AND requested_at < @end " +
        "ORDER BY requested_at DESC LIMIT 1 OFFSET @skip";

    /// <summary>When one of the oldest requests before a time was sent. Parameters: before (exclusive), skip.</summary>
    public const string SelectOldRequest =
        $"SELECT requested_at FROM provider_quota WHERE {OfKey} AND requested_at < @before ORDER BY requested_at LIMIT 1 OFFSET @skip";

    /// <summary>
    /// Parameters: before (exclusive). One stretch of the index and no list of numbers, which MariaDB would compare every row with, also
    /// those that another key's transaction holds.
    /// </summary>
    public const string DeleteRequests = $"DELETE FROM provider_quota WHERE {OfKey} AND requested_at < @before";

    /// <summary>Locks the row of a key, made where it is missing.</summary>
    public static string LockKey(SqlDialect dialect) =>
        "INSERT INTO provider_keys (provider, key_hash) VALUES (@provider, @hash)" + dialect.OnConflictLock(["provider", "key_hash"], "throttles");
}
