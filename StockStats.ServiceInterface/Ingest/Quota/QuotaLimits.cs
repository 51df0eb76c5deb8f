namespace StockStats.ServiceInterface.Ingest.Quota;

/// <summary>How many requests a provider's key permits, over all processes together.</summary>
/// <param name="PerSecond">Requests a second, above 0; below 1 for one in several seconds. Requests are spaced evenly.</param>
/// <param name="PerMinute">Requests in any 60 seconds; 0 for no limit.</param>
/// <param name="PerDay">Requests from one midnight US/Eastern to the next; 0 for no limit.</param>
public sealed record QuotaLimits(double PerSecond, int PerMinute, int PerDay)
{
    /// <summary>The least time from one request to the next.</summary>
    public TimeSpan Spacing => TimeSpan.FromSeconds(1 / PerSecond);
}
