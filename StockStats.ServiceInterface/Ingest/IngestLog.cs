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

    [LoggerMessage(3004, LogLevel.Warning, "AlphaVantage: {Notice}")]
    public static partial void FellBack(ILogger log, string notice);

    [LoggerMessage(3005, LogLevel.Information, "AlphaVantage did not give all of {Symbol}'s history; asking for the latest 100 days")]
    public static partial void RetryingAsCompact(ILogger log, string symbol);

    [LoggerMessage(3006, LogLevel.Warning, "AlphaVantage gave no {List} for {Symbol} ({Kind}): {Message}")]
    public static partial void NoActions(ILogger log, string list, string symbol, RefusalKind kind, string message);

    [LoggerMessage(3007, LogLevel.Information, "{Count} requests for splits and dividends are left for a later run ({Kind})")]
    public static partial void ActionsLeft(ILogger log, int count, RefusalKind kind);

    [LoggerMessage(3010, LogLevel.Warning, "Ingest run {Run} cannot show that it is at work")]
    public static partial void NoHeartbeat(ILogger log, long run, Exception exception);

    [LoggerMessage(3011, LogLevel.Information, "Ingest run {Run} begins, started by {StartedBy}: {Provider}, {Symbols}")]
    public static partial void RunBegins(ILogger log, long run, string startedBy, string provider, string symbols);

    [LoggerMessage(3012, LogLevel.Information, "Ingest run {Run} is over ({Outcome}): inserted {Inserted}, updated {Updated}, unchanged {Unchanged}, rejected {Rejected}")]
    public static partial void RunOver(ILogger log, long run, ImportOutcome outcome, int inserted, int updated, int unchanged, int rejected);

    [LoggerMessage(3013, LogLevel.Error, "Ingest run {Run} failed")]
    public static partial void RunFailed(ILogger log, long run, Exception exception);

    [LoggerMessage(3014, LogLevel.Warning, "Ingest run {Run} was stopped with the program")]
    public static partial void RunStopped(ILogger log, long run);
}
