namespace StockStats.Scheduling;

/// <summary>What the schedule logs: events 1100–1199.</summary>
internal static partial class ScheduleLog
{
    [LoggerMessage(1100, LogLevel.Information, "The next scheduled ingest begins at {Time:O}")]
    public static partial void Next(ILogger log, DateTimeOffset time);

    [LoggerMessage(1101, LogLevel.Warning, "The scheduled ingest is left out: run {Run} is at work")]
    public static partial void Skipped(ILogger log, long run);

    [LoggerMessage(1102, LogLevel.Error, "The scheduled ingest could not begin")]
    public static partial void Failed(ILogger log, Exception exception);

    [LoggerMessage(1103, LogLevel.Warning, "{Count} ingest runs ended without a word and are recorded as interrupted")]
    public static partial void Dead(ILogger log, int count);

    [LoggerMessage(1104, LogLevel.Warning, "The record of ingest runs could not be looked through")]
    public static partial void NoUpkeep(ILogger log, Exception exception);
}
