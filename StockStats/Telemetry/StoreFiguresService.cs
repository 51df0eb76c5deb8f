namespace StockStats.Telemetry;

/// <summary>Reads <see cref="StoreFigures"/> once the server has started, and then once a minute.</summary>
internal sealed class StoreFiguresService(StoreFigures figures, IHostApplicationLifetime lifetime, TimeProvider time) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        await lifetime.WaitAsync(time, stoppingToken);
        do
        {
            await figures.RefreshAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
