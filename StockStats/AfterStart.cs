namespace StockStats;

/// <summary>Work that can wait until the server answers: whoever waits for its start comes first.</summary>
internal static class AfterStart
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    /// <summary>Ends a second after the server has started to listen.</summary>
    public static async Task WaitAsync(this IHostApplicationLifetime lifetime, TimeProvider time, CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        await Task.Delay(Delay, time, stoppingToken);
    }
}
