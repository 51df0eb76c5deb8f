using StockStats.ServiceInterface.Prices;
using StockStats.ServiceModel.Types;

namespace StockStats.Tests.Prices;

[TestFixture]
public sealed class PriceSeriesTests
{
    private static readonly DateOnly First = new(2024, 2, 28);

    [Test]
    public void The_whole_calendar_is_a_range_whatever_its_ends()
    {
        var prices = Series(DateOnly.MinValue, First, DateOnly.MaxValue).At(PriceAdjustment.AsStored);

        Assert.Multiple(() =>
        {
            Assert.That(prices.Slice(DateRange.All), Is.EqualTo((0, 3)));
            Assert.That(prices.Slice(new(DateOnly.MaxValue, DateOnly.MaxValue)), Is.EqualTo((2, 1)));
            Assert.That(prices.Slice(new(DateOnly.MinValue, DateOnly.MinValue)), Is.EqualTo((0, 1)));
            Assert.That(prices.Slice(new(First.AddDays(1), First.AddDays(9))).Length, Is.Zero);
            Assert.That(prices.Slice(new(First, First.AddDays(-1))).Length, Is.Zero, "a range whose end is before its start is empty");
        });
    }

    [Test]
    public void An_empty_series_has_empty_slices() => Assert.That(Series().At(PriceAdjustment.All).Slice(DateRange.All), Is.EqualTo((0, 0)));

    [Test]
    public void Days_out_of_order_or_twice_are_a_mistake_of_the_caller() => Assert.Multiple(() =>
    {
        Assert.Throws<ArgumentException>(() => Series(First, First));
        Assert.Throws<ArgumentException>(() => Series(First, First.AddDays(-1)));
    });

    [Test]
    public void A_bar_comes_out_as_it_went_in()
    {
        var plain = new Bar(First, new(1), null, null, new(2), 3);
        var full = new Bar(First.AddDays(1), new(4), new(7), new(3), new(5), Bar.MaxVolume, new(0), Provisional: true);

        var series = new PriceSeries([plain, full]);

        Assert.That((series.Count, series.BarAt(0), series.BarAt(1)), Is.EqualTo((2, plain, full)));
    }

    [TestCase("ffp")]
    [TestCase("pff")]
    [TestCase("fpfp")]
    [TestCase("pp")]
    [TestCase("ff")]
    public void Provisional_bars_are_left_out_unless_asked_for_wherever_they_stand(string marks)
    {
        List<Bar> bars = [.. marks.Select((mark, i) => TestDatabase.Day(First.AddDays(i), i + 1, i, mark == 'p').Bar)];
        var series = new PriceSeries(bars);

        Assert.Multiple(() =>
        {
            Assert.That(Closes(series.At(PriceAdjustment.AsStored)), Is.EqualTo(bars.Where(bar => !bar.Provisional).Select(bar => bar.Close.Millionths)));
            Assert.That(Closes(series.At(PriceAdjustment.AsStored, includeProvisional: true)), Is.EqualTo(bars.Select(bar => bar.Close.Millionths)));
        });
    }

    [Test]
    public void An_adjustment_is_computed_once_however_many_ask_at_a_time()
    {
        var series = new PriceSeries(
            [TestDatabase.Day(First, 2, 1).Bar, TestDatabase.Day(First.AddDays(1), 1, 1).Bar],
            new("X", PriceBasis.Raw, [CorporateAction.SplitOrSpinOff(First.AddDays(1), 2)], null));

        var views = new AdjustedPrices[8];
        Parallel.For(0, views.Length, i => views[i] = series.At(PriceAdjustment.Split));

        Assert.That(views.Distinct().Count(), Is.EqualTo(1));
        Assert.That(series.At(PriceAdjustment.Split), Is.Not.SameAs(series.At(PriceAdjustment.AsStored)));
    }

    [Test]
    public void An_adjustment_that_changes_nothing_is_the_series_as_stored()
    {
        var series = Series(First, First.AddDays(1));

        Assert.That(series.At(PriceAdjustment.All), Is.SameAs(series.At(PriceAdjustment.AsStored)));
    }

    private static long[] Closes(AdjustedPrices prices) => prices.Closes.ToArray();

    private static PriceSeries Series(params DateOnly[] days) => new([.. days.Select(day => TestDatabase.Day(day, 1, 1).Bar)]);
}
