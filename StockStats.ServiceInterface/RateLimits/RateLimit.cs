namespace StockStats.ServiceInterface.RateLimits;

/// <summary>
/// How often one caller may ask: so many requests at once, each of which comes back after its share of a minute. What is spent is
/// counted as the time until all of them are back (the generic cell rate algorithm), so that a caller is one number.
/// </summary>
/// <param name="PerMinute">Requests a minute, and at once after a pause; at least 2.</param>
public readonly record struct RateLimit(int PerMinute)
{
    /// <summary>Microseconds in which all requests come back.</summary>
    internal const long Window = 60_000_000;

    /// <summary>Microseconds in which one request comes back.</summary>
    internal long Share => Math.Max(1, Window / PerMinute);

    /// <summary>What requests cost, in microseconds.</summary>
    /// <param name="further">0 for one; for a batch, of which the first was paid for, those beyond it. More than a minute's would never fit: they take all that is left.</param>
    internal long CostOf(int further) => Share * Math.Clamp(further, 1, Math.Max(1, PerMinute - 1));

    /// <summary>Microseconds of requests there may be at once.</summary>
    internal long Room => Share * PerMinute;

    /// <param name="isAllowed">Whether the requests were taken.</param>
    /// <param name="debt">Microseconds until all requests are back, those that were taken included.</param>
    /// <param name="further">As in <see cref="CostOf"/>.</param>
    internal RateVerdict Verdict(bool isAllowed, long debt, int further)
    {
        // Whoever sends a batch again pays for its first request again.
        var again = further == 0 ? Share : CostOf(further) + Share;
        var wait = isAllowed ? 0 : Math.Max(0, debt + again - Room);
        return new(isAllowed, Math.Max(0, (Room - debt) / Share), TimeSpan.FromMicroseconds(wait), TimeSpan.FromMicroseconds(debt));
    }
}

/// <summary>Whether a caller may ask.</summary>
/// <param name="IsAllowed">Whether the requests were counted; those that are refused cost nothing.</param>
/// <param name="Remaining">Requests left at once.</param>
/// <param name="RetryAfter">How long to wait; zero where it is allowed.</param>
/// <param name="Reset">Time until all requests are back.</param>
public readonly record struct RateVerdict(bool IsAllowed, long Remaining, TimeSpan RetryAfter, TimeSpan Reset);
