using StockStats.ServiceInterface.Paging;
using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Caching;

/// <summary>
/// Asks the database which symbols have changed since it last asked, and marks what is cached of them as outdated. Each shard is asked for
/// itself, so that one that is away holds up nobody who asks for symbols of another. Thread-safe.
/// </summary>
public sealed class ChangePoller : IAsyncDisposable
{
    /// <summary>Time from one poll to the next.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>Longest time a poll may take; one that hangs on a dead connection is given up.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ShardPoller[] _shards;
    private readonly SeenChanges _seen;

    internal ChangePoller(IPriceStore store, SqlDialect dialect, SeriesTable table, SymbolDirectory directory, TimeProvider clock)
    {
        _seen = new(table, directory);
        _shards = [.. dialect.Versions.Shards.Select(shard => new ShardPoller(shard, store, dialect.Watch(), _seen, clock))];
        _seen.Expect(_shards);
    }

    /// <summary>How the last polls ended: of several shards the worst of each.</summary>
    internal PollState State => _shards is [var only] ? only.State : Worst();

    /// <summary>Which database was polled last; null before the first success.</summary>
    internal string? DatabaseId => Array.Find(_shards, shard => shard.DatabaseId is not null)?.DatabaseId;

    /// <summary>Polls, or joins the poll that is under way.</summary>
    /// <returns>Null, or why the database, or a shard of it, could not be asked.</returns>
    public Task<StorageException?> PollAsync() => _shards is [var only] ? only.PollAsync() : PollAllAsync();

    /// <summary>Waits for the polls under way, and lets go of the database.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var shard in _shards) await shard.DisposeAsync();
    }

    /// <summary>Who asks for a symbol; null where nobody knows in which shard it is.</summary>
    internal ShardPoller? ShardOf(string symbol) => _shards is [var only] ? only : _seen.ShardOf(symbol);

    private async Task<StorageException?> PollAllAsync()
    {
        var failures = await Task.WhenAll(_shards.Select(shard => shard.PollAsync()));
        return Array.Find(failures, failure => failure is not null);
    }

    private PollState Worst()
    {
        PollState[] states = [.. _shards.Select(shard => shard.State)];
        var failed = Array.Find(states, state => state.Failure is not null);
        var success = Array.Exists(states, state => state.Success is null) ? null : states.Min(state => state.Success);
        return new(success, failed?.Failure, failed?.FailedAt ?? 0);
    }
}
