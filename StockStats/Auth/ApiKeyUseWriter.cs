using StockStats.ServiceInterface.Storage;

namespace StockStats.Auth;

/// <summary>Tells the database once a minute, and at the end, which API keys were used. No request waits for it.</summary>
internal sealed partial class ApiKeyUseWriter(ApiKeys keys, ApiKeyUseStore store, TimeProvider clock, ILogger<ApiKeyUseWriter> log) : BackgroundService
{
    /// <summary>Time from one word of a key's use to the next.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>A database that is away holds no stop up for longer.</summary>
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(3);

    private readonly long[] _told = new long[keys.All.Count];
    private bool _isAway;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var patience = new CancellationTokenSource(LastPatience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        await WriteAsync(both.Token);
    }

    /// <summary>Writes the uses that have not been written.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var used = keys.All.Select((key, index) => (key.Name, Ticks: key.LastUsedTicks, Index: index)).Where(use => use.Ticks > _told[use.Index]).ToList();
        if (used is []) return;
        try
        {
            await store.RecordAsync(used.Select(use => (use.Name, new DateTimeOffset(use.Ticks, TimeSpan.Zero))), cancellationToken);
            used.ForEach(use => _told[use.Index] = use.Ticks);
            _isAway = false;
        }
#pragma warning disable CA1031 // a use that cannot be written must not end the server
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (!_isAway) Away(log, failure.Message);
            _isAway = true;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await WriteAsync(stoppingToken);
    }

    [LoggerMessage(1310, LogLevel.Warning, "When API keys were used cannot be written, and is tried again every minute: {Reason}")]
    private static partial void Away(ILogger log, string reason);
}
