using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Prices.Adjustments;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Statistics.Support;

namespace StockStats.Tests.Prices.Adjustments;

[TestFixture]
public sealed class AdjustmentTests
{
    /// <summary>Day 0 is a Monday; closes 80, 40, 38, 36 with a 2:1 split on day 1 and 2 in cash on day 2.</summary>
    private static readonly decimal[] Closes = [80, 40, 38, 36];

    private static readonly CorporateAction[] SplitAndCash =
        [CorporateAction.SplitOrSpinOff(Series.Weekday(1), 2), CorporateAction.Cash(Series.Weekday(2), Price.FromDecimal(2))];

    // Split: day 0 × 1/2. Cash: days 0 and 1 × 38/(38 + 2) = 0.95.
    [TestCase(PriceAdjustment.AsStored, new[] { 80, 40, 38, 36.0 }, 100)]
    [TestCase(PriceAdjustment.Raw, new[] { 80, 40, 38, 36.0 }, 100)]
    [TestCase(PriceAdjustment.Split, new[] { 40, 40, 38, 36.0 }, 200)]
    [TestCase(PriceAdjustment.Dividend, new[] { 76, 38, 38, 36.0 }, 100)]
    [TestCase(PriceAdjustment.All, new[] { 38, 38, 38, 36.0 }, 200)]
    public void Prices_as_traded_are_adjusted_relative_to_the_newest_bar(PriceAdjustment adjustment, double[] closes, long firstVolume)
    {
        var prices = At(PriceBasis.Raw, adjustment, Closes, SplitAndCash);

        Assert.That((Decimals(prices), prices.VolumeAt(0)), Is.EqualTo((closes, firstVolume)));
        Assert.That(prices.OpenAt(0), Is.EqualTo(prices.CloseAt(0)), "open, high and low share the factor of the close");
    }

    // As stored 40, 40, 38, 36: the split is in already. Raw undoes it; the cash factor has the close as traded, 38.
    [TestCase(PriceAdjustment.AsStored, new[] { 40, 40, 38, 36.0 }, 100)]
    [TestCase(PriceAdjustment.Split, new[] { 40, 40, 38, 36.0 }, 100)]
    [TestCase(PriceAdjustment.Raw, new[] { 80, 40, 38, 36.0 }, 50)]
    [TestCase(PriceAdjustment.Dividend, new[] { 76, 38, 38, 36.0 }, 50)]
    [TestCase(PriceAdjustment.All, new[] { 38, 38, 38, 36.0 }, 100)]
    public void Prices_adjusted_for_splits_are_undone_by_the_known_ones(PriceAdjustment adjustment, double[] closes, long firstVolume)
    {
        var prices = At(PriceBasis.Split, adjustment, [40, 40, 38, 36], SplitAndCash);

        Assert.That((Decimals(prices), prices.VolumeAt(0)), Is.EqualTo((closes, firstVolume)));
    }

    [Test]
    public void Cash_before_a_split_is_measured_by_the_close_as_traded()
    {
        // As traded 84, 80 (4 paid: × 80/84), then 2:1: 40. Stored for splits: 42, 40, 40.
        CorporateAction[] actions = [CorporateAction.Cash(Series.Weekday(1), Price.FromDecimal(4)), CorporateAction.SplitOrSpinOff(Series.Weekday(2), 2)];

        Assert.That(Decimals(At(PriceBasis.Split, PriceAdjustment.All, [42, 40, 40], actions)), Is.EqualTo(new[] { 40, 40, 40.0 }));
        Assert.That(Decimals(At(PriceBasis.Raw, PriceAdjustment.All, [84, 80, 40], actions)), Is.EqualTo(new[] { 40, 40, 40.0 }));
    }

    [TestCase(PriceAdjustment.Raw)]
    [TestCase(PriceAdjustment.Split)]
    [TestCase(PriceAdjustment.Dividend)]
    public void Dividends_that_came_adjusted_cannot_be_undone(PriceAdjustment adjustment)
    {
        var failure = Assert.Throws<AdjustmentUnavailableException>(() => At(PriceBasis.All, adjustment, Closes, SplitAndCash));

        Assert.That(failure!.Message, Does.Contain("X").And.Contain("expected as_stored or all"));
    }

    [TestCase(PriceAdjustment.AsStored)]
    [TestCase(PriceAdjustment.All)]
    public void Prices_that_came_fully_adjusted_are_given_as_they_are(PriceAdjustment adjustment) =>
        Assert.That(Decimals(At(PriceBasis.All, adjustment, Closes, SplitAndCash)), Is.EqualTo(new[] { 80, 40, 38, 36.0 }));

    [Test]
    public void Splits_that_are_not_known_cannot_be_undone() => Assert.Multiple(() =>
    {
        Assert.Throws<AdjustmentUnavailableException>(() => At(PriceBasis.Split, PriceAdjustment.Raw, Closes, []));
        Assert.Throws<AdjustmentUnavailableException>(() => At(PriceBasis.Split, PriceAdjustment.Dividend, Closes, [SplitAndCash[1]]));
        Assert.That(Decimals(At(PriceBasis.Split, PriceAdjustment.Raw, Closes, [], Series.Weekday(9))), Is.EqualTo(new[] { 80, 40, 38, 36.0 }), "fetched: there are none");
        Assert.That(Decimals(At(PriceBasis.Split, PriceAdjustment.All, Closes, [])), Is.EqualTo(new[] { 80, 40, 38, 36.0 }));
    });

    [Test]
    public void A_spin_off_adjusts_prices_and_leaves_volumes()
    {
        var prices = At(PriceBasis.Raw, PriceAdjustment.Split, [104.6m, 100], [CorporateAction.SplitOrSpinOff(Series.Weekday(1), 1.046m)]);

        Assert.That((Decimals(prices), prices.VolumeAt(0)), Is.EqualTo((new[] { 100, 100.0 }, 100L)));
    }

    [Test]
    public void A_stock_dividend_booked_as_money_counts_with_splits()
    {
        // 100 paid in shares at a close of 100: × 100/200, and twice the shares.
        var action = new CorporateAction(Series.Weekday(1), ActionKind.StockDividend, null, Price.FromDecimal(100));
        var prices = At(PriceBasis.Raw, PriceAdjustment.Split, [200, 100], [action]);

        Assert.That((Decimals(prices), prices.VolumeAt(0)), Is.EqualTo((new[] { 100, 100.0 }, 200L)));
    }

    [Test]
    public void An_ex_date_without_a_bar_applies_at_the_next_one_and_cash_there_is_summed()
    {
        // Friday is day 4, Monday day 5. Saturday and Monday pay 1 each: × 98/(98 + 2).
        CorporateAction[] actions = [CorporateAction.Cash(Series.Weekday(4).AddDays(1), Price.FromDecimal(1)), CorporateAction.Cash(Series.Weekday(5), Price.FromDecimal(1))];

        Assert.That(Decimals(At(PriceBasis.Raw, PriceAdjustment.All, [1, 1, 1, 1, 100, 98], actions)), Is.EqualTo(new[] { 0.98, 0.98, 0.98, 0.98, 98, 98 }));
    }

    [Test]
    public void Actions_after_the_last_bar_wait_and_those_up_to_the_first_bar_have_nothing_to_adjust()
    {
        CorporateAction[] actions =
            [CorporateAction.SplitOrSpinOff(Series.Weekday(4), 2), CorporateAction.SplitOrSpinOff(Series.Weekday(0), 3), CorporateAction.SplitOrSpinOff(Series.Weekday(0).AddDays(-9), 5)];

        Assert.That(Decimals(At(PriceBasis.Raw, PriceAdjustment.Split, Closes, actions)), Is.EqualTo(new[] { 80, 40, 38, 36.0 }));
    }

    [Test]
    public void A_provisional_ex_day_adjusts_only_where_it_is_asked_for()
    {
        var bars = Series.OfCloses(80, 40);
        bars[1] = bars[1] with { Provisional = true };
        var series = new PriceSeries(bars, new("X", PriceBasis.Raw, [SplitAndCash[0]], null));

        Assert.That(Decimals(series.At(PriceAdjustment.Split)), Is.EqualTo(new[] { 80.0 }));
        Assert.That(Decimals(series.At(PriceAdjustment.Split, includeProvisional: true)), Is.EqualTo(new[] { 40, 40.0 }));
    }

    [TestCase("1000000", "0.1")] // below a millionth
    [TestCase("0.000001", "100000000")] // above 1e10
    public void Prices_that_leave_the_range_are_refused_with_the_day(string factor, string close)
    {
        var failure = Assert.Throws<AdjustmentUnavailableException>(() => At(
            PriceBasis.Raw, PriceAdjustment.Split, [D(close), 1], [new(Series.Weekday(1), ActionKind.Split, Ratio.Exact(D(factor)), null)]));

        Assert.That(failure!.Message, Does.Contain("1927-01-03"));
    }

    private static decimal D(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static double[] Decimals(AdjustedPrices prices) => [.. Enumerable.Range(0, prices.Count).Select(i => prices.CloseAt(i) / 1e6)];

    private static AdjustedPrices At(
        PriceBasis basis, PriceAdjustment adjustment, decimal[] closes, CorporateAction[] actions, DateOnly? actionsAsOf = null) =>
        new PriceSeries(Series.OfCloses(closes), new("X", basis, actions, actionsAsOf)).At(adjustment);
}
