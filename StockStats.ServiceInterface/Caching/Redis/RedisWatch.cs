namespace StockStats.ServiceInterface.Caching.Redis;

/// <summary>
/// What a process has to do with Redis beyond its requests. Once there is one, others are told of what this process commits. Thread-safe.
/// </summary>
public sealed class RedisWatch
{
    /// <summary>Time from one look whether Redis is there to the next.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly RedisLink _link;
    private readonly ChangeListener _listener;
    private readonly TimeProvider _clock;

    internal RedisWatch(RedisLink link, ChangeListener listener, TimeProvider clock) => (_link, _listener, _clock) = (link, listener, clock);

    /// <summary>Why Redis is not used at present, for people; null where it is.</summary>
    public string? Trouble => _link.Health.Trouble;

    /// <summary>
    /// Hears of what other processes commit, and asks Redis once a second whether it is there, so that log and health say so without a request.
    /// </summary>
    /// <param name="stoppingToken">Ends it, by an <see cref="OperationCanceledException"/>.</param>
    public Task RunAsync(CancellationToken stoppingToken) => Task.WhenAll(_listener.PollAsync(stoppingToken), LookAsync(stoppingToken));

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, _clock);
        await _link.ConnectAsync(Interval);
        do
        {
            await _listener.ListenAsync();
            await _link.AskAsync(redis => redis.GetDatabase().PingAsync());
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
