using Messaging;

namespace StockStats;

/// <summary>
/// Makes, beside the first requests, what each message's first one would have to make: a server answers sooner after its start, and its first
/// requests are still no slower than later ones.
/// </summary>
internal sealed class MessagePreparation(IServiceProvider services, IHostApplicationLifetime lifetime, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.WaitAsync(time, stoppingToken);
        services.PrepareMessages();
    }
}
