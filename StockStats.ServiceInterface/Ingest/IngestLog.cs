using Microsoft.Extensions.Logging;

namespace StockStats.ServiceInterface.Ingest;

/// <summary>What the sources log: events 3000–3099. No address and no key is ever a parameter.</summary>
internal static partial class IngestLog
{
    [LoggerMessage(3000, LogLevel.Warning, "Cannot read {Input}")]
    public static partial void Unreadable(ILogger log, string input, Exception exception);

    [LoggerMessage(3001, LogLevel.Information,
        "AlphaVantage refused {Symbol} ({Kind}); attempt {Attempt} of {Attempts} follows in {Seconds} s")]
    public static partial void Retrying(ILogger log, string symbol, RefusalKind kind, int attempt, int attempts, double seconds);

    [LoggerMessage(3002, LogLevel.Warning, "AlphaVantage gave no prices for {Symbol} ({Kind}): {Message}")]
    public static partial void Refused(ILogger log, string symbol, RefusalKind kind, string message);

    [LoggerMessage(3003, LogLevel.Warning, "AlphaVantage is not asked for the other {Count} symbols ({Kind})")]
    public static partial void Ended(ILogger log, int count, RefusalKind kind);
}
