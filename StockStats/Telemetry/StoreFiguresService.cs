using StockStats.ServiceInterface.Telemetry;

namespace StockStats.Telemetry;

/// <summary>Tells the zeros of counters once the server has started, reads <see cref="StoreFigures"/> then, and again once a minute.</summary>
internal sealed class StoreFiguresService(
    StoreFigures figures, CountersOfAlerts counters, IHostApplicationLifetime lifetime, TimeProvider time) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        await lifetime.WaitAsync(time, stoppingToken);
        counters.TellZeros();
        do
        {
            await figures.RefreshAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
