namespace StockStats.ServiceInterface.Ingest.Quota;

/// <summary>Whether a request may be sent.</summary>
internal abstract record QuotaTurn;

/// <summary>It may, and is counted already.</summary>
/// <param name="At">When, by the database's clock.</param>
internal sealed record QuotaGranted(DateTimeOffset At) : QuotaTurn;

/// <summary>Not yet; nothing is counted.</summary>
/// <param name="Length">How long until it is worth asking again, in whole milliseconds, at least one.</param>
internal sealed record QuotaWait(TimeSpan Length) : QuotaTurn;

/// <summary>Not before the next day; nothing is counted.</summary>
/// <param name="Until">The next midnight US/Eastern, in UTC.</param>
/// <param name="ByProvider">Whether the provider refused the key for the day; else the limit of the settings is reached.</param>
internal sealed record QuotaSpent(DateTimeOffset Until, bool ByProvider) : QuotaTurn;

/// <summary>What the answer to a request says of the key's quota.</summary>
internal enum QuotaOutcome
{
    /// <summary>An answer that is not about the quota.</summary>
    Answered,

    /// <summary>Too many requests in a short time.</summary>
    Throttled,

    /// <summary>The day's requests are spent.</summary>
    DaySpent,
}
