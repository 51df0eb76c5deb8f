using FsCheck;
using FsCheck.Fluent;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage.Guard;
using static StockStats.Tests.Storage.Guard.Histories;

namespace StockStats.Tests.Storage.Guard;

[TestFixture]
public sealed class HistoryGuardTests
{
    private static readonly decimal[] Closes = Walk(100);

    [Test]
    public void Equal_histories_and_other_adjusted_closes_are_unchanged()
    {
        var equal = Changes(Closes, (_, close) => close);
        List<BarChange> evidence = [.. equal.Select(change => change with { Offered = change.Offered with { AdjustedClose = new(1) } })];

        Assert.That((Judge(equal).Change, Judge(evidence).Change, Judge([]).Change),
            Is.EqualTo((HistoryChange.Unchanged, HistoryChange.Unchanged, HistoryChange.Unchanged)));
    }

    [TestCase(4, 2)]
    [TestCase(4, 4)]
    [TestCase(0.1, 2)]
    [TestCase(0.1, 4)]
    [TestCase(1.5, 6)]
    [TestCase(7, 3)]
    public void A_split_scales_every_close(double factor, int decimals)
    {
        var verdict = Judge(Changes(Closes, (_, close) => Math.Round(close / (decimal)factor, decimals)));

        Assert.That((verdict.Change, verdict.Spans.Count), Is.EqualTo((HistoryChange.Readjusted, 1)));
        Assert.That(verdict.Spans[0].Ratio, Is.EqualTo(1 / factor).Within(1e-4));
        Assert.That((verdict.Spans[0].First, verdict.Spans[0].Last, verdict.Spans[0].Bars), Is.EqualTo((First, First.AddDays(99), 100)));
    }

    [TestCase(2)]
    [TestCase(4)]
    public void Dividends_scale_the_closes_before_each_ex_date(int decimals)
    {
        // Two dividends of about 1 % and 0.5 %, on days 30 and 85.
        var verdict = Judge(Changes(Closes, (i, close) => Math.Round(i < 30 ? close * 0.985m : i < 85 ? close * 0.995m : close, decimals)));

        Assert.That(verdict.Change, Is.EqualTo(HistoryChange.Readjusted));
        Assert.That(verdict.Spans.Select(span => (span.First, span.Last)), Is.EqualTo(new[]
        {
            (First, First.AddDays(29)), (First.AddDays(30), First.AddDays(84)),
        }));
        Assert.That(verdict.Spans.Select(span => span.Ratio), Is.EqualTo(new[] { 0.985, 0.995 }).Within(1e-4));
    }

    [Test]
    public void Three_spans_are_told_and_how_many_more_there_are()
    {
        var verdict = Judge(Changes(Closes, (i, close) => Math.Round(close * (0.95m + (i / 20 * 0.01m)), 4)));

        Assert.That(verdict.Spans, Has.Count.EqualTo(5));
        Assert.That(HistoryText.Of(verdict), Does.Contain("20 closes from 2024-01-01 to 2024-01-20 are 0.95 of those stored; ").And.EndWith("; and 2 more spans."));
    }

    [TestCase(4, false)]
    [TestCase(5, true)]
    public void A_step_shows_by_five_closes(int scaled, bool readjusted)
    {
        var verdict = Judge(Changes(Closes, (i, close) => i < scaled ? Math.Round(close / 2, 4) : close));

        Assert.That(verdict.Change, Is.EqualTo(readjusted ? HistoryChange.Readjusted : HistoryChange.Corrections));
    }

    [TestCase(4, HistoryChange.Corrections)]
    [TestCase(5, HistoryChange.Readjusted)]
    public void Fewer_than_five_closes_in_common_say_nothing(int days, HistoryChange expected) =>
        Assert.That(Judge(Changes(Closes[..days], (_, close) => close / 4)).Change, Is.EqualTo(expected));

    [Test]
    public void A_split_that_came_with_the_rows_is_enough_with_fewer()
    {
        var split = CorporateAction.SplitOrSpinOff(First.AddDays(3), 4m);
        var changes = Changes(Closes[..3], (_, close) => close / 4);

        var explained = HistoryGuard.Judge(changes, [split]);
        var another = HistoryGuard.Judge(changes, [CorporateAction.SplitOrSpinOff(First.AddDays(3), 3m)]);

        Assert.That((explained.Change, explained.Spans.Single().Explanation), Is.EqualTo((HistoryChange.Readjusted, (CorporateAction?)split)));
        Assert.That(another.Change, Is.EqualTo(HistoryChange.Corrections));
    }

    [Test]
    public void An_action_at_a_step_explains_it()
    {
        var split = CorporateAction.SplitOrSpinOff(First.AddDays(60), 2m);
        var cash = CorporateAction.Cash(First.AddDays(90), Price.FromDecimal(1.2m));

        var verdict = HistoryGuard.Judge(
            Changes(Closes, (i, close) => Math.Round(i < 60 ? close * 0.495m : i < 90 ? close * 0.99m : close, 4)), [split, cash]);

        Assert.That(verdict.Spans.Select(span => span.Explanation), Is.EqualTo(new CorporateAction?[] { split, cash }));
        Assert.That(HistoryText.Of(verdict), Does.Contain("60 closes from 2024-01-01 to 2024-02-29 are 0.495 of those stored (explained by 2:1 on 2024-03-01)")
            .And.Contain("(explained by the dividend of 1.2 on 2024-03-31)"));
    }

    [TestCase(1.00005, HistoryChange.Corrections)]
    [TestCase(1.0002, HistoryChange.Readjusted)]
    public void A_ratio_counts_from_a_ten_thousandth_on(double ratio, HistoryChange expected) =>
        Assert.That(Judge(Changes(Closes, (_, close) => Math.Round(close * (decimal)ratio, 6))).Change, Is.EqualTo(expected));

    [Test]
    public void One_corrected_bar_is_a_correction()
    {
        var verdict = Judge(Changes(Closes, (i, close) => i == 40 ? close + 3 : close));

        Assert.That((verdict.Change, verdict.Common, verdict.Moved), Is.EqualTo((HistoryChange.Corrections, 100, 1)));
    }

    [Test]
    public void Another_volume_is_a_correction()
    {
        var changes = Changes(Closes, (_, close) => close).ConvertAll(change => change with { Offered = change.Offered with { Volume = 7 } });

        Assert.That((Judge(changes).Change, Judge(changes).Moved), Is.EqualTo((HistoryChange.Corrections, 0)));
    }

    [Test]
    public void More_decimals_of_the_same_closes_are_corrections()
    {
        var random = new Random(5);

        var verdict = Judge(Changes(Closes, (_, close) => close + (random.Next(-49, 50) / 10_000m)));

        Assert.That((verdict.Change, verdict.Moved), Is.EqualTo((HistoryChange.Corrections, 0)));
    }

    [TestCase(20, HistoryChange.Corrections)]
    [TestCase(21, HistoryChange.Rewritten)]
    public void A_fifth_of_the_closes_may_move(int moved, HistoryChange expected)
    {
        var random = new Random(3);

        var verdict = Judge(Changes(Closes, (i, close) => i % 4 == 0 && i / 4 < moved ? close * (1 + random.Next(100, 900) / 10_000m) : close));

        Assert.That((verdict.Change, verdict.Moved), Is.EqualTo((expected, moved)));
    }

    [Test]
    public void Another_company_is_a_rewritten_history()
    {
        var verdict = Judge(Changes(Closes, Walk(100, seed: 2, start: 80)));

        Assert.That(verdict.Change, Is.EqualTo(HistoryChange.Rewritten));
        Assert.That(HistoryText.Of(verdict), Does.Match("^[0-9]+ of 100 stored closes would change, by no common ratio.$"));
    }

    [TestCase(10, HistoryChange.Readjusted)]
    [TestCase(30, HistoryChange.Rewritten)]
    public void A_tenth_of_a_scaled_history_may_be_corrected_too(int corrected, HistoryChange expected)
    {
        var random = new Random(4);

        var verdict = Judge(Changes(Closes, (i, close) => i % 3 == 1 && i / 3 < corrected ? random.Next(1_000, 9_000) / 100m : close / 4));

        Assert.That(verdict.Change, Is.EqualTo(expected));
    }

    [Test]
    public void Any_ratio_is_found_whatever_the_decimals() => Prop.ForAll(
        (from seed in Gen.Choose(1, 100_000)
         from days in Gen.Choose(5, 300)
         from ratio in Gen.Elements(0.02m, 0.1m, 0.25m, 0.5m, 0.97m, 1.02m, 2m, 10m, 30m)
         from decimals in Gen.Choose(2, 6)
         select (seed, days, ratio, decimals)).ToArbitrary(),
        drawn =>
        {
            var verdict = Judge(Changes(Walk(drawn.days, drawn.seed), (_, close) => Math.Round(close * drawn.ratio, drawn.decimals)));
            var bounds = (double)drawn.ratio * 0.01;
            return verdict.Change == HistoryChange.Readjusted && verdict.Spans.All(span => Math.Abs(span.Ratio - (double)drawn.ratio) < bounds);
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Another_walk_is_never_taken_for_a_scaled_one() => Prop.ForAll(
        (from seed in Gen.Choose(1, 100_000) from days in Gen.Choose(20, 300) select (seed, days)).ToArbitrary(),
        drawn => Judge(Changes(Walk(drawn.days, drawn.seed), Walk(drawn.days, drawn.seed + 1_000_000, start: 60))).Change == HistoryChange.Rewritten)
        .QuickCheckThrowOnFailure();

    [Test]
    public void A_few_corrections_are_never_more_than_that() => Prop.ForAll(
        (from seed in Gen.Choose(1, 100_000) from corrected in Gen.Choose(1, 4) select (seed, corrected)).ToArbitrary(),
        drawn =>
        {
            var random = new Random(drawn.seed);
            var days = Enumerable.Range(0, drawn.corrected).Select(_ => random.Next(60)).ToHashSet();
            var changes = Changes(Walk(60, drawn.seed), (i, close) => days.Contains(i) ? close + random.Next(1, 5_000) / 100m : close);
            return Judge(changes).Change == HistoryChange.Corrections;
        }).QuickCheckThrowOnFailure();

    private static HistoryVerdict Judge(List<BarChange> changes) => HistoryGuard.Judge(changes, []);
}
