namespace StockStats.Shutdown;

/// <summary>Goes on serving for a while after the server was asked to stop, so that who sends it requests can take note.</summary>
internal sealed class DrainService(Drain drain, ShutdownSettings settings, IHostApplicationLifetime lifetime, TimeProvider time) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStopping.Register(drain.Begin);
        return Task.CompletedTask;
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (settings.DelaySeconds > 0) await Task.Delay(TimeSpan.FromSeconds(settings.DelaySeconds), time, cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
