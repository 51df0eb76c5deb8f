using Microsoft.Extensions.Options;
using StockStats.ServiceInterface.Ingest.Quota;

namespace StockStats.ServiceInterface.Ingest.AlphaVantage;

/// <summary>AlphaVantage's part of the ledger: the limits as set, and what a refusal says of them.</summary>
internal sealed class AlphaVantageQuota(QuotaLedger ledger, IOptions<AlphaVantageOptions> options)
{
    public QuotaLimits Limits => new(options.Value.PerSecond, options.Value.PerMinute, options.Value.PerDay);

    /// <summary>What a key has spent and left today.</summary>
    public Task<BudgetLeft> ReadAsync(string key, CancellationToken cancellationToken) =>
        ledger.ReadAsync(Key(key), Limits, cancellationToken);

    /// <summary>Waits until a request may be sent, and counts it.</summary>
    /// <returns>When it was counted; or, at once, why none may be sent today.</returns>
    public async Task<(DateTimeOffset SentAt, string? DaySpent)> ReserveAsync(string key, CancellationToken cancellationToken) =>
        await ledger.ReserveAsync(Key(key), Limits, cancellationToken) switch
        {
            QuotaGranted granted => (granted.At, null),
            QuotaSpent { ByProvider: true } spent => (default, AlphaVantageAdvice.RefusedBefore(spent.Until)),
            QuotaSpent spent => (default, AlphaVantageAdvice.DaySpent(options.Value.PerDay, spent.Until)),
            var turn => throw new InvalidOperationException($"{turn.GetType().Name} is no end of waiting."),
        };

    /// <summary>Remembers what an answer says of the quota.</summary>
    /// <returns>Why none may be sent any more today, where the answer says so.</returns>
    public async Task<string?> RecordAsync(string key, DateTimeOffset sentAt, RefusalKind? refusal, CancellationToken cancellationToken)
    {
        // An answer that did not come, or came from something in between, says nothing of the key.
        if (refusal == RefusalKind.Transport) return null;
        var outcome = refusal switch
        {
            RefusalKind.Throttled => QuotaOutcome.Throttled,
            RefusalKind.DailyQuota => QuotaOutcome.DaySpent,
            _ => QuotaOutcome.Answered,
        };
        if (await ledger.RecordAsync(Key(key), sentAt, outcome, cancellationToken) is not { } until) return null;
        return outcome == QuotaOutcome.Throttled ? AlphaVantageAdvice.ThrottledForTheDay(until) : AlphaVantageAdvice.QuotaSpent(until);
    }

    private static QuotaKey Key(string key) => QuotaKey.Of(ProviderNames.AlphaVantage, key);
}
