using StockStats.ServiceInterface.Ingest.Quota;

namespace StockStats.Tests.Ingest.Quota;

[TestFixture]
public sealed class QuotaStateTests
{
    private static readonly DateTimeOffset Noon = new(2024, 3, 11, 16, 0, 0, TimeSpan.Zero);
    private static readonly EasternDay Today = EasternDay.Of(Noon);

    [Test]
    public void Three_throttled_answers_in_a_row_count_as_the_days_quota()
    {
        var two = After(QuotaOutcome.Throttled, QuotaOutcome.Throttled);
        var three = two.After(QuotaOutcome.Throttled, Noon);

        Assert.That((two.Throttles, two.RefusedUntil(Today)), Is.EqualTo((2, (DateTimeOffset?)null)));
        Assert.That((three.Throttles, three.RefusedUntil(Today)), Is.EqualTo((0, (DateTimeOffset?)Today.End)));
    }

    [Test]
    public void An_answer_in_between_breaks_the_row()
    {
        var state = After(QuotaOutcome.Throttled, QuotaOutcome.Throttled, QuotaOutcome.Answered, QuotaOutcome.Throttled, QuotaOutcome.Throttled);

        Assert.That(state.RefusedUntil(Today), Is.Null);
        Assert.That(state.After(QuotaOutcome.Throttled, Noon).RefusedUntil(Today), Is.EqualTo(Today.End));
    }

    [Test]
    public void Throttled_answers_of_the_day_before_do_not_count()
    {
        var state = After(QuotaOutcome.Throttled, QuotaOutcome.Throttled).After(QuotaOutcome.Throttled, Today.End);

        Assert.That((state.Throttles, state.ExhaustedUntil), Is.EqualTo((1, (DateTimeOffset?)null)));
    }

    [Test]
    public void A_spent_day_ends_at_midnight_and_not_a_moment_later()
    {
        var state = After(QuotaOutcome.DaySpent);

        Assert.That(state.RefusedUntil(Today), Is.EqualTo(Today.End));
        Assert.That(state.RefusedUntil(EasternDay.Of(Today.End)), Is.Null);
    }

    [Test]
    public void An_answer_does_not_give_a_spent_day_back() =>
        Assert.That(After(QuotaOutcome.DaySpent, QuotaOutcome.Answered, QuotaOutcome.Throttled).RefusedUntil(Today), Is.EqualTo(Today.End));

    [Test]
    public void A_late_answer_to_a_request_of_yesterday_does_not_shorten_today() =>
        Assert.That(After(QuotaOutcome.DaySpent).After(QuotaOutcome.DaySpent, Noon.AddDays(-1)).RefusedUntil(Today), Is.EqualTo(Today.End));

    [Test]
    public void What_a_wrong_clock_wrote_does_not_hold_for_longer_than_a_day() =>
        Assert.That(QuotaState.Fresh.After(QuotaOutcome.DaySpent, Noon.AddYears(1)).RefusedUntil(Today), Is.Null);

    private static QuotaState After(params QuotaOutcome[] outcomes) =>
        outcomes.Aggregate(QuotaState.Fresh, (state, outcome) => state.After(outcome, Noon));
}
