using System.Data.Common;
using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Ingest.Quota;

/// <summary>
/// The requests sent to providers, counted in the database before they are sent and never taken back, so that the limits of a key hold
/// over all processes together. Fails with <see cref="StorageException"/> as <see cref="IPriceStore"/> does. Thread-safe.
/// </summary>
public sealed class QuotaLedger
{
    /// <summary>Days of requests kept beyond the one it is, for people to look at.</summary>
    private const int DaysKept = 3;

    private readonly SqlDialect _dialect;
    private readonly DatabaseClock _clock;
    private readonly TimeProvider _time;

    internal QuotaLedger(SqlDialect dialect, DatabaseClock clock, TimeProvider time) => (_dialect, _clock, _time) = (dialect, clock, time);

    /// <summary>What a key has spent and left. A database that does not exist yet has nothing spent.</summary>
    /// <param name="key">The key.</param>
    /// <param name="limits">Its limits.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<BudgetLeft> ReadAsync(QuotaKey key, QuotaLimits limits, CancellationToken cancellationToken)
    {
        if (await _dialect.IsMissingAsync(cancellationToken)) return Budget(key, limits, 0, null);
        return await _dialect.RunAsync(async connection =>
        {
            await using var transaction = await _dialect.BeginReadAsync(connection, cancellationToken);
            var account = new QuotaAccount(_dialect, transaction, key, cancellationToken);
            var today = EasternDay.Of(await _clock(transaction, cancellationToken));
            var state = await account.ReadStateAsync();
            return Budget(key, limits, await account.CountAsync(today), state.RefusedUntil(today));
        }, cancellationToken);
    }

    /// <summary>Waits for the turn of a request and counts it. Each request needs one of its own, a repeated one too.</summary>
    /// <returns>A <see cref="QuotaGranted"/>, or at once a <see cref="QuotaSpent"/>.</returns>
    internal async Task<QuotaTurn> ReserveAsync(QuotaKey key, QuotaLimits limits, CancellationToken cancellationToken)
    {
        while (true)
        {
            var turn = await TryReserveAsync(key, limits, cancellationToken);
            if (turn is not QuotaWait wait) return turn;
            await Task.Delay(wait.Length, _time, cancellationToken);
        }
    }

    /// <summary>Counts a request where its turn is now.</summary>
    internal Task<QuotaTurn> TryReserveAsync(QuotaKey key, QuotaLimits limits, CancellationToken cancellationToken) =>
        WriteAsync(key, async (account, transaction) =>
        {
            // Asked for under the lock: a time from before would be older than the request that was waited for.
            var turn = await DecideAsync(account, limits, await _clock(transaction, cancellationToken));
            return (turn, turn is QuotaGranted);
        }, cancellationToken);

    /// <summary>Remembers what an answer said of the quota.</summary>
    /// <param name="key">The key it came for.</param>
    /// <param name="sentAt">When its request was granted.</param>
    /// <param name="outcome">What it said.</param>
    /// <param name="cancellationToken">Nothing is remembered.</param>
    /// <returns>Until when the key is not to be used, where this answer says so; else null.</returns>
    internal Task<DateTimeOffset?> RecordAsync(
        QuotaKey key, DateTimeOffset sentAt, QuotaOutcome outcome, CancellationToken cancellationToken) =>
        WriteAsync(key, async (account, _) =>
        {
            var state = await account.ReadStateAsync();
            var after = state.After(outcome, sentAt);
            if (after != state) await account.SaveStateAsync(after);
            var until = outcome == QuotaOutcome.Answered ? null : after.RefusedUntil(EasternDay.Of(sentAt));
            return (until, after != state);
        }, cancellationToken);

    private static async Task<QuotaTurn> DecideAsync(QuotaAccount account, QuotaLimits limits, DateTimeOffset now)
    {
        var today = EasternDay.Of(now);
        if ((await account.ReadStateAsync()).RefusedUntil(today) is { } until) return new QuotaSpent(until, ByProvider: true);
        if (limits.PerDay > 0 && await account.CountAsync(today) >= limits.PerDay) return new QuotaSpent(today.End, ByProvider: false);

        var spacing = await account.WaitAsync(now, limits.Spacing, 1);
        var minute = await account.WaitAsync(now, TimeSpan.FromMinutes(1), limits.PerMinute);
        var wait = Math.Max(spacing.TotalMilliseconds, minute.TotalMilliseconds);
        if (wait > 0) return new QuotaWait(TimeSpan.FromMilliseconds(Math.Ceiling(wait)));

        await account.AddAsync(now);
        await account.ForgetAsync(before: today.Start.AddDays(-DaysKept));
        return new QuotaGranted(now);
    }

    private static BudgetLeft Budget(QuotaKey key, QuotaLimits limits, int spent, DateTimeOffset? exhaustedUntil)
    {
        int? left = limits.PerDay == 0 ? null : Math.Max(0, limits.PerDay - spent);
        return new(key.Provider, spent, exhaustedUntil is null ? left : 0, exhaustedUntil);
    }

    /// <summary>One short transaction under the lock of the key.</summary>
    private Task<T> WriteAsync<T>(
        QuotaKey key, Func<QuotaAccount, DbTransaction, Task<(T Result, bool Changed)>> write, CancellationToken cancellationToken) =>
        _dialect.RunAsync(async connection =>
        {
            await using var transaction = await _dialect.BeginWriteAsync(connection, cancellationToken);
            var account = new QuotaAccount(_dialect, transaction, key, cancellationToken);
            await account.LockAsync();
            var (result, changed) = await write(account, transaction);
            if (changed) await _dialect.CommitAsync(transaction);
            return result;
        }, cancellationToken);
}
