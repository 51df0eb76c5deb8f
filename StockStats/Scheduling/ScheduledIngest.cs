using StockStats.ServiceInterface;
using StockStats.ServiceInterface.Ingest;

namespace StockStats.Scheduling;

/// <summary>Begins an ingest of the default symbols whenever its time has come.</summary>
internal sealed class ScheduledIngest(
    IngestSchedule schedule, IngestRunner runner, IngestDefaults defaults, TimeProvider time, ILogger<ScheduledIngest> log) : BackgroundService
{
    /// <summary>What the record says of who started such a run.</summary>
    public const string StartedBy = "schedule";

    /// <summary>Timers take less than 50 days at once, and a clock may be set meanwhile.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (schedule.Next(time.GetUtcNow()) is { } next)
        {
            ScheduleLog.Next(log, next);
            while (next - time.GetUtcNow() is { Ticks: > 0 } wait)
                await Task.Delay(wait < LongestWait ? wait : LongestWait, time, stoppingToken);
            await BeginAsync(stoppingToken);
        }
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        try
        {
            var start = await runner.StartAsync(new(new FetchRequest(defaults.Symbols)), StartedBy, cancellationToken);
            if (!start.Begins) ScheduleLog.Skipped(log, start.Id);
        }
#pragma warning disable CA1031 // a run that cannot begin must not end the server: the schedule goes on
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            ScheduleLog.Failed(log, failure);
        }
    }
}
