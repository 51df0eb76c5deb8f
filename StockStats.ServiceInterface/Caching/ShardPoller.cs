using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Caching;

/// <summary>
/// Asks one shard of the database, or all of a database without shards, what has changed. One poll at a time, however many wait for it.
/// Thread-safe.
/// </summary>
/// <param name="shard">Which one; null: the whole database.</param>
/// <param name="store">The database.</param>
/// <param name="watch">Tells cheaply whether it may have changed.</param>
/// <param name="seen">Takes what is found.</param>
/// <param name="clock">Says how long ago polls were.</param>
internal sealed class ShardPoller(string? shard, IPriceStore store, DatabaseWatch watch, SeenChanges seen, TimeProvider clock) : IAsyncDisposable
{
    private readonly Lock _starting = new();
    private Task<StorageException?>? _poll;
    private PollState _state = PollState.None;
    private WatchMark? _mark;
    private string? _databaseId;
    private int _age;

    /// <summary>Below every version there is, so that the first answer lists all symbols.</summary>
    private long _version;

    /// <summary>How the last polls ended.</summary>
    public PollState State => Volatile.Read(ref _state);

    /// <summary>Which database was polled last; null before the first success.</summary>
    public string? DatabaseId => Volatile.Read(ref _databaseId);

    /// <summary>Polls, or joins the poll that is under way.</summary>
    /// <returns>Null, or why the database could not be asked.</returns>
    public Task<StorageException?> PollAsync()
    {
        lock (_starting)
        {
            return _poll is { IsCompleted: false } ? _poll : _poll = Task.Run(TryAsync);
        }
    }

    /// <summary>Waits for the poll under way, and lets go of the database.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_poll is { } last) await last;
        await watch.DisposeAsync();
    }

    /// <summary>From now on nothing is known of this shard: another one found that the database is another one.</summary>
    public void Forget() => Volatile.Write(ref _state, PollState.None);

    private async Task<StorageException?> TryAsync()
    {
        var start = clock.GetTimestamp();
        var failure = await FindFailureAsync();
        Volatile.Write(ref _state, failure is null ? new(start, null, default) : State with { Failure = failure, FailedAt = clock.GetTimestamp() });
        seen.CountPoll();
        return failure;
    }

    private async Task<StorageException?> FindFailureAsync()
    {
        using var patience = new CancellationTokenSource(ChangePoller.Patience, clock);
        try
        {
            await AskAsync(patience.Token);
            return null;
        }
        catch (StorageException away)
        {
            return away;
        }
        catch (OperationCanceledException late) when (patience.IsCancellationRequested)
        {
            await watch.GiveUpAsync();
            return new($"The database did not say within {ChangePoller.Patience.TotalSeconds:0} s what has changed.", late);
        }
#pragma warning disable CA1031 // whatever went wrong, nothing is known of what has changed, and the next poll may pass
        catch (Exception unforeseen)
#pragma warning restore CA1031
        {
            return new("What has changed in the database could not be found out.", unforeseen);
        }
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        if (_age != seen.Age) (_age, _version, _mark, _databaseId) = (seen.Age, 0, null, null);
        // Before the question: what is committed between the two is found by the next look.
        var mark = await watch.LookAsync(cancellationToken);
        if (mark is not null && mark == _mark) return;

        var changes = await store.ReadVersionsAboveAsync(shard, _version, cancellationToken);
        if (_databaseId is not null && IsAnother(changes, mark))
            _age = seen.StartAnew(this, await store.ReadVersionsAboveAsync(shard, 0, cancellationToken));
        else if (!seen.TryTake(this, _age, changes))
            throw new StorageException("The database took the place of another one while it was asked what has changed.");
        Volatile.Write(ref _databaseId, changes.DatabaseId);
        (_version, _mark) = (changes.Counter, mark);
    }

    /// <summary>Whether what was read before says nothing of the database that answers now.</summary>
    private bool IsAnother(VersionChanges changes, WatchMark? mark) =>
        !string.Equals(changes.DatabaseId, _databaseId, StringComparison.Ordinal) || changes.Counter < _version || mark?.File != _mark?.File;
}

/// <summary>How the last polls ended.</summary>
/// <param name="Success">Timestamp of the begin of the last one that passed; null before the first.</param>
/// <param name="Failure">Why the last one failed; null where it passed.</param>
/// <param name="FailedAt">Timestamp of that failure.</param>
internal sealed record PollState(long? Success, StorageException? Failure, long FailedAt)
{
    /// <summary>Before the first poll.</summary>
    public static readonly PollState None = new(null, null, 0);
}
