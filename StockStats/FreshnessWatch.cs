using StockStats.ServiceInterface.Caching;
using StockStats.ServiceInterface.Storage;

namespace StockStats;

/// <summary>Polls the database for changes as long as the server runs. Says once when it goes away, and once when it is back.</summary>
internal sealed partial class FreshnessWatch(ChangePoller poller, TimeProvider time, ILogger<FreshnessWatch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(ChangePoller.Interval, time);
        var isAway = false;
        do
        {
            var failure = await poller.PollAsync();
            if (failure is not null && !isAway) Away(log, failure);
            if (failure is null && isAway) Back(log);
            isAway = failure is not null;
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(1200, LogLevel.Error, "The database cannot be asked what has changed: prices are not answered until it can, beyond Freshness:ServeStaleSeconds")]
    private static partial void Away(ILogger log, StorageException exception);

    [LoggerMessage(1201, LogLevel.Information, "The database answers again")]
    private static partial void Back(ILogger log);
}
