namespace StockStats.ServiceInterface.Ingest.Quota;

/// <summary>What the answers to a key's requests came to.</summary>
/// <param name="Throttles">Throttled answers in a row.</param>
/// <param name="ThrottledAt">When the request of the last of them was sent; null where there is none.</param>
/// <param name="ExhaustedUntil">The midnight after the last request that was refused for the day; null where none was.</param>
internal sealed record QuotaState(int Throttles, DateTimeOffset? ThrottledAt, DateTimeOffset? ExhaustedUntil)
{
    /// <summary>Throttled answers in a row that count as the day's quota: some of AlphaVantage's spent keys are told nothing else.</summary>
    public const int ThrottlesOfADay = 3;

    public static readonly QuotaState Fresh = new(0, null, null);

    /// <summary>When the key may be used again; null where it may be now.</summary>
    /// <param name="day">The day it is. A later midnight than the day's own was written by a clock that went wrong, and is passed over.</param>
    public DateTimeOffset? RefusedUntil(EasternDay day) => ExhaustedUntil == day.End ? ExhaustedUntil : null;

    /// <summary>What another answer makes of it.</summary>
    /// <param name="outcome">The answer.</param>
    /// <param name="sentAt">When its request was sent: one sent before midnight says nothing of the day after.</param>
    public QuotaState After(QuotaOutcome outcome, DateTimeOffset sentAt)
    {
        var day = EasternDay.Of(sentAt);
        return outcome switch
        {
            QuotaOutcome.DaySpent => Exhausted(day),
            QuotaOutcome.Throttled when ThrottlesOf(day) + 1 >= ThrottlesOfADay => Exhausted(day),
            QuotaOutcome.Throttled => this with { Throttles = ThrottlesOf(day) + 1, ThrottledAt = sentAt },
            _ => this with { Throttles = 0, ThrottledAt = null },
        };
    }

    private int ThrottlesOf(EasternDay day) => ThrottledAt is { } last && day.Contains(last) ? Throttles : 0;

    private QuotaState Exhausted(EasternDay day) =>
        new(0, null, ExhaustedUntil is { } known && known > day.End ? known : day.End);
}
