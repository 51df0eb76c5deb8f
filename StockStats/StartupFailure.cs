using Microsoft.Extensions.Options;
using StockStats.AppTasks;
using StockStats.ServiceInterface;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Ingest.Sessions;
using StockStats.ServiceInterface.Storage;

namespace StockStats;

/// <summary>One line and an exit code for a failure that the person who started the program can mend.</summary>
internal sealed record StartupFailure(int ExitCode, string Message)
{
    /// <summary>The explanation; null for a failure that nobody foresaw, which may show its stack.</summary>
    public static StartupFailure? Explain(Exception failure) => failure switch
    {
        WrongUsageException => new(Messaging.AppTasks.ExitCodes.WrongUsage, failure.Message),
        WrongSettingException => new(Messaging.AppTasks.ExitCodes.WrongUsage, failure.Message),
        OptionsValidationException => new(Messaging.AppTasks.ExitCodes.WrongUsage, failure.Message),
        StorageException => new(StockStatsExitCodes.StorageAway, failure.Message),
        TimeZonesMissingException => new(Messaging.AppTasks.ExitCodes.Failed, failure.Message),
        IOException => new(Messaging.AppTasks.ExitCodes.Failed, failure.Message),
        _ => null,
    };
}
