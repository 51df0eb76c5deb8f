using StackExchange.Redis;
using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Caching.Redis;

/// <summary>
/// Tells other servers that this process has committed something. Commits do not wait for it: those that come while one is being told
/// are told together, once. Thread-safe.
/// </summary>
internal sealed class ChangeAnnouncer : IAsyncDisposable
{
    /// <summary>What stands before the name of the database in the name of its channel.</summary>
    public const string ChannelStart = "stockstats:changes:";

    /// <summary>How long a process that ends after its first write waits for a connection to tell it by, and how long to be rid of the last word.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly RedisLink _link;
    private readonly ChangePoller _poller;
    private readonly TimeProvider _clock;
    private readonly Lock _changing = new();
    private Task _telling = Task.CompletedTask;
    private bool _isDue;
    private bool _isTelling;

    public ChangeAnnouncer(RedisLink link, ChangePoller poller, CommitNotices notices, TimeProvider clock)
    {
        (_link, _poller, _clock) = (link, poller, clock);
        notices.Subscribe(_ => Announce());
    }

    /// <summary>Who tells: nobody hears itself.</summary>
    public string Name { get; } = Guid.NewGuid().ToString("N");

    public async ValueTask DisposeAsync()
    {
        Task telling;
        lock (_changing) telling = _telling;
        await telling.WaitAsync(Patience, _clock).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private void Announce()
    {
        lock (_changing)
        {
            _isDue = true;
            if (_isTelling) return;
            _isTelling = true;
            _telling = Task.Run(TellAsync);
        }
    }

    private async Task TellAsync()
    {
        await _link.ConnectAsync(Patience);
        while (TakeDue())
        {
            if (_poller.DatabaseId is null) await _poller.PollAsync();
            if (_poller.DatabaseId is { } id)
                await _link.AskAsync(redis => redis.GetSubscriber().PublishAsync(RedisChannel.Literal(ChannelStart + id), Name));
        }
    }

    private bool TakeDue()
    {
        lock (_changing)
        {
            (var wasDue, _isDue) = (_isDue, false);
            return _isTelling = wasDue;
        }
    }
}
