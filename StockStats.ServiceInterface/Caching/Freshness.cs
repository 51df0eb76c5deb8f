using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Caching;

/// <summary>Sees to it that nothing is answered of which is not known that it was right a short while ago. Thread-safe.</summary>
internal sealed class Freshness(ChangePoller poller, TimeSpan serveStale, TimeProvider clock)
{
    /// <summary>Greatest age of an answer: how long ago the last poll that passed may have begun.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    /// <summary>Polls to wait for: one that was under way may have begun too long ago.</summary>
    private const int Tries = 2;

    /// <summary>Whether the cache may be answered from as it is.</summary>
    public bool IsFresh => Age(poller.State) <= MaxAge;

    /// <summary>Whether a series may still be answered that has been outdated for a time, while the database is away.</summary>
    public bool MayServe(TimeSpan outdatedFor) => outdatedFor <= serveStale && serveStale > TimeSpan.Zero && Age(poller.State) <= MaxAge + serveStale;

    /// <summary>Returns at once where the last poll is young enough; else polls.</summary>
    /// <exception cref="StorageException">The database cannot be asked, and stale answers are not wanted, or not any more.</exception>
    public async ValueTask EnsureAsync(CancellationToken cancellationToken)
    {
        for (var tries = 0; !IsFresh && tries < Tries; tries++)
        {
            if (poller.State is { Failure: { } known } state)
            {
                if (Age(state) <= MaxAge + serveStale) return;
                if (clock.GetElapsedTime(state.FailedAt) < ChangePoller.Interval) throw Away(known);
            }

            if (await PollAsync(cancellationToken) is { } failure && !MayServe(TimeSpan.Zero)) throw Away(failure);
        }
    }

    private async Task<StorageException?> PollAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await poller.PollAsync().WaitAsync(ChangePoller.Patience, clock, cancellationToken);
        }
        catch (TimeoutException late)
        {
            return new("The database has not said in time what has changed.", late);
        }
    }

    private TimeSpan Age(PollState state) => state.Success is { } begin ? clock.GetElapsedTime(begin) : TimeSpan.MaxValue;

    /// <summary>A failure of its own for each request that waits for the same poll.</summary>
    private static StorageException Away(StorageException failure) => new(failure.Message, failure);
}
