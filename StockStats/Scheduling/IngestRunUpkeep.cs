using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Storage;

namespace StockStats.Scheduling;

/// <summary>
/// Records runs whose process died as interrupted: at start, and from then on once a minute. When the server stops, so does its run.
/// </summary>
internal sealed class IngestRunUpkeep(
    IngestRunStore runs, IngestRunner runner, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<IngestRunUpkeep> log) : BackgroundService
{
    private bool _isAway;

    /// <summary>A run ends as soon as the server is asked to stop, not after the last request is answered.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStopping.Register(() => _ = runner.StopAsync());
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await runner.StopAsync().WaitAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(IngestRunStore.Patience, time);
        await lifetime.WaitAsync(time, stoppingToken);
        do
        {
            await EndDeadAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task EndDeadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var dead = await runs.EndDeadAsync(cancellationToken);
            if (dead > 0) ScheduleLog.Dead(log, dead);
            _isAway = false;
        }
#pragma warning disable CA1031 // a look that fails must not end the server: the next one comes in a minute
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            if (!_isAway) ScheduleLog.NoUpkeep(log, failure);
            _isAway = true;
        }
    }
}
