using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Caching;

/// <summary>Sees to it that nothing is answered of which is not known that it was right a short while ago. Thread-safe.</summary>
internal sealed class Freshness(ChangePoller poller, TimeSpan serveStale, TimeProvider clock)
{
    /// <summary>Greatest age of an answer: how long ago the last poll that passed may have begun.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    /// <summary>Polls to wait for: one that was under way may have begun too long ago.</summary>
    private const int Tries = 2;

    /// <summary>Whether a symbol may be answered from the cache as it is.</summary>
    public bool IsFresh(string symbol) => Age(StateOf(symbol)) <= MaxAge;

    /// <summary>Whether a series may still be answered that has been outdated for a time, while the database is away.</summary>
    public bool MayServe(string symbol, TimeSpan outdatedFor) => MayServe(StateOf(symbol), outdatedFor);

    /// <summary>Returns at once where the last poll is young enough; else polls.</summary>
    /// <param name="symbol">The symbol that is asked for: only its shard has to answer, where that is known; null: all of the database.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="StorageException">The database cannot be asked, and stale answers are not wanted, or not any more.</exception>
    public async ValueTask EnsureAsync(string? symbol, CancellationToken cancellationToken)
    {
        for (var tries = 0; Age(StateOf(symbol)) > MaxAge && tries < Tries; tries++)
        {
            if (StateOf(symbol) is { Failure: { } known } state)
            {
                if (Age(state) <= MaxAge + serveStale) return;
                if (clock.GetElapsedTime(state.FailedAt) < ChangePoller.Interval) throw Away(known);
            }

            if (await PollAsync(symbol, cancellationToken) is { } failure && !MayServe(StateOf(symbol), TimeSpan.Zero)) throw Away(failure);
        }
    }

    private async Task<StorageException?> PollAsync(string? symbol, CancellationToken cancellationToken)
    {
        try
        {
            var poll = ShardOf(symbol) is { } shard ? shard.PollAsync() : poller.PollAsync();
            return await poll.WaitAsync(ChangePoller.Patience, clock, cancellationToken);
        }
        catch (TimeoutException late)
        {
            return new("The database has not said in time what has changed.", late);
        }
    }

    private ShardPoller? ShardOf(string? symbol) => symbol is null ? null : poller.ShardOf(symbol);

    private PollState StateOf(string? symbol) => ShardOf(symbol)?.State ?? poller.State;

    private bool MayServe(PollState state, TimeSpan outdatedFor) =>
        outdatedFor <= serveStale && serveStale > TimeSpan.Zero && Age(state) <= MaxAge + serveStale;

    private TimeSpan Age(PollState state) => state.Success is { } begin ? clock.GetElapsedTime(begin) : TimeSpan.MaxValue;

    /// <summary>A failure of its own for each request that waits for the same poll.</summary>
    private static StorageException Away(StorageException failure) => new(failure.Message, failure);
}
