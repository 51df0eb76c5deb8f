using StockStats.ServiceInterface.Paging;
using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Caching;

/// <summary>
/// Asks the database which symbols have changed since it last asked, and marks what is cached of them as outdated. One poll at a time,
/// however many wait for it. Thread-safe.
/// </summary>
public sealed class ChangePoller : IAsyncDisposable
{
    /// <summary>Time from one poll to the next.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>Longest time a poll may take; one that hangs on a dead connection is given up.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Polls from one count of the cache's bytes to the next.</summary>
    private const int PollsPerCount = 4;

    private readonly IPriceStore _store;
    private readonly DatabaseWatch _watch;
    private readonly SeriesTable _table;
    private readonly SymbolDirectory _directory;
    private readonly TimeProvider _clock;
    private readonly Lock _starting = new();
    private Task<StorageException?>? _poll;
    private PollState _state = PollState.None;
    private WatchMark? _mark;
    private string? _databaseId;

    /// <summary>Below every version there is, so that the first answer lists all symbols.</summary>
    private long _version;
    private int _polls;

    internal ChangePoller(IPriceStore store, DatabaseWatch watch, SeriesTable table, SymbolDirectory directory, TimeProvider clock) =>
        (_store, _watch, _table, _directory, _clock) = (store, watch, table, directory, clock);

    /// <summary>How the last polls ended.</summary>
    internal PollState State => Volatile.Read(ref _state);

    /// <summary>Which database was polled last; null before the first success.</summary>
    internal string? DatabaseId => Volatile.Read(ref _databaseId);

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
        await _watch.DisposeAsync();
    }

    private async Task<StorageException?> TryAsync()
    {
        var start = _clock.GetTimestamp();
        var failure = await FindFailureAsync();
        Volatile.Write(ref _state, failure is null ? new(start, null, default) : State with { Failure = failure, FailedAt = _clock.GetTimestamp() });
        if (++_polls % PollsPerCount == 0) _table.Recount();
        return failure;
    }

    private async Task<StorageException?> FindFailureAsync()
    {
        using var patience = new CancellationTokenSource(Patience, _clock);
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
            return new($"The database did not say within {Patience.TotalSeconds:0} s what has changed.", late);
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
        // Before the question: what is committed between the two is found by the next look.
        var mark = await _watch.LookAsync(cancellationToken);
        if (mark is not null && mark == _mark) return;

        var changes = await _store.ReadVersionsAboveAsync(_version, cancellationToken);
        if (_databaseId is not null && IsAnother(changes, mark))
            await StartAnewAsync(cancellationToken);
        else
            Take(changes);
        Volatile.Write(ref _databaseId, changes.DatabaseId);
        (_version, _mark) = (changes.Counter, mark);
    }

    /// <summary>The versions first: who finds a symbol in the directory does not get an older one from the cache.</summary>
    private void Take(VersionChanges changes)
    {
        foreach (var (symbol, version) in changes.Symbols) _table.Require(symbol, version);
        _directory.Add(changes);
    }

    private async Task StartAnewAsync(CancellationToken cancellationToken)
    {
        var all = await _store.ReadVersionsAboveAsync(0, cancellationToken);
        _table.Clear();
        _directory.Replace(all);
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
