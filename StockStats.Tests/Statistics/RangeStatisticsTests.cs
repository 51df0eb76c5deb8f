using FsCheck;
using FsCheck.Fluent;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Statistics;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Statistics.Support;

namespace StockStats.Tests.Statistics;

/// <summary>Every figure against a brute force, over ranges that walk through whole blocks, parts of them, and neither.</summary>
[TestFixture]
public sealed class RangeStatisticsTests
{
    private const int CenturyOfDays = 25_000;

    private static readonly List<Bar> Century = Series.Walk(CenturyOfDays);
    private static readonly AdjustedPrices CenturyPrices = Prices(Century);
    private static readonly RiskTerms Usual = new(0.03, 252);

    [Test]
    public void A_century_of_days_is_what_a_brute_force_says([Values] ReturnsFrom from) => AssertSame(Century, CenturyPrices, DateRange.All, from, Usual);

    [TestCase(0, 0)] // one day, the oldest
    [TestCase(12_000, 12_000)]
    [TestCase(24_999, 24_999)] // the newest
    [TestCase(12_000, 12_001)] // two days
    [TestCase(31, 32)] // both sides of a block's end
    [TestCase(32, 63)] // a whole block
    [TestCase(31, 96)]
    [TestCase(5_000, 5_251)] // a year
    [TestCase(0, 300)]
    [TestCase(20_000, 24_999)]
    [TestCase(1, 24_998)]
    public void A_part_of_it_is_what_a_brute_force_says(int first, int last)
    {
        foreach (var from in Enum.GetValues<ReturnsFrom>())
            AssertSame(Century, CenturyPrices, new(Century[first].Date, Century[last].Date), from, Usual);
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(2)]
    [TestCase(0.25)]
    public void Any_riskless_rate_and_number_of_periods_is_what_a_brute_force_says(double rate)
    {
        foreach (var periods in (int[])[1, 12, 252, 365])
        {
            foreach (var (first, last) in ((int, int)[])[(0, 24_999), (700, 9_001), (2_190, 2_210)])
                AssertSame(Century, CenturyPrices, new(Century[first].Date, Century[last].Date), ReturnsFrom.First, new(rate, periods));
        }
    }

    [Test]
    public void Ranges_may_start_and_end_on_days_without_a_bar()
    {
        // 1927-01-03 is a Monday: both ends are Saturdays.
        var days = new DateRange(new(1935, 2, 2), new(1950, 2, 4));

        AssertSame(Century, CenturyPrices, days, ReturnsFrom.First, Usual);
        AssertSame(Century, CenturyPrices, days, ReturnsFrom.Previous, Usual);
    }

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(33)]
    [TestCase(4_000)]
    public void Constant_prices_have_no_variance_and_never_fall(int days)
    {
        var bars = Series.OfCloses([.. Enumerable.Repeat(0.1m, days)]);
        var row = Rows.Of(Prices(bars), DateRange.All, ReturnsFrom.First, Usual)!;

        AssertSame(bars, Prices(bars), DateRange.All, ReturnsFrom.First, Usual);
        Assert.That((row.SharpeRatio, row.Skewness, row.ExcessKurtosis, row.CalmarRatio), Is.EqualTo(((double?)null, (double?)null, (double?)null, (double?)null)));
        Assert.That((row.AnnualizedVolatility, row.MaxDrawdown, row.StdevClosePrice), Is.EqualTo(days == 1 ? ((double?)null, (double?)null, (double?)null) : (0d, 0d, 0d)));
    }

    [Test]
    public void Constant_growth_has_no_variance_though_its_sum_is_rounded()
    {
        // Each half as much again: 1.5 is exact in doubles, a sum of many rounded means is not.
        var bars = Series.OfCloses(64, 96, 144, 216, 324, 486, 729);
        var row = Rows.Of(Prices(bars), DateRange.All, ReturnsFrom.First, Usual)!;

        Assert.That((row.AnnualizedVolatility, row.SharpeRatio, row.BestDay, row.WorstDay), Is.EqualTo((0d, (double?)null, 0.5, 0.5)));
    }

    [Test]
    public void Calm_days_after_wild_ones_keep_their_digits()
    {
        // Running sums of the whole would have lost them: 3,000 days of halving and doubling, then moves of a millionth.
        var closes = Enumerable.Range(0, 3_000).Select(i => i % 2 == 0 ? 1m : 90_000_000m)
            .Concat(Enumerable.Range(0, 3_000).Select(i => 100 + i * 7 % 11 * 0.000001m));
        var bars = Series.OfCloses([.. closes]);

        AssertSame(bars, Prices(bars), new(bars[3_010].Date, bars[5_990].Date), ReturnsFrom.First, new(0, 252));
        AssertSame(bars, Prices(bars), new(bars[2_000].Date, bars[5_990].Date), ReturnsFrom.First, Usual);
    }

    [Test]
    public void A_split_and_a_dividend_inside_the_range_are_adjusted_for()
    {
        var bars = Series.Walk(600, seed: 7);
        var facts = new SymbolFacts("X", PriceBasis.Raw,
            [CorporateAction.SplitOrSpinOff(bars[200].Date, 7), CorporateAction.Cash(bars[400].Date, Price.FromDecimal(1.66m))], null);
        var prices = new PriceSeries(bars, facts).At(PriceAdjustment.All);

        List<Bar> adjusted = [.. Enumerable.Range(0, bars.Count).Select(i => Adjusted(prices, i))];

        AssertSame(adjusted, prices, new(bars[100].Date, bars[500].Date), ReturnsFrom.Previous, Usual);
        AssertSame(adjusted, prices, DateRange.All, ReturnsFrom.First, Usual);
    }

    [Test]
    public void Any_bars_and_any_range_are_what_a_brute_force_says() => Check(AnyBars(60, Gen.Choose(1, int.MaxValue)), 60, 300);

    [Test]
    public void Any_bars_with_many_ties_are_what_a_brute_force_says() => Check(AnyBars(120, Gen.Choose(1, 4).Select(price => price * 1_000_000)), 120, 300);

    [Test]
    public void Any_long_series_is_what_a_brute_force_says() => Check(AnyBars(900, Gen.Choose(50_000_000, 60_000_000)), 900, 60);

    private static void Check(Gen<List<Bar>> bars, int days, int runs)
    {
        var ranges = Gen.Choose(-2, days * 2).Two();
        var terms =
            from rate in Gen.Elements(0, 0.05, -1, 2)
            from periods in Gen.Elements(1, 12, 252)
            select new RiskTerms(rate, periods);
        var inputs =
            from any in bars
            from ends in ranges
            from term in terms
            from start in Gen.Elements(Enum.GetValues<ReturnsFrom>())
            select (any, new DateRange(Series.Start.AddDays(ends.Item1), Series.Start.AddDays(ends.Item2)), start, term);
        Prop.ForAll(inputs.ToArbitrary(), input =>
        {
            var (any, range, start, term) = input;
            var differences = Rows.Differences(Rows.Of(Prices(any), range, start, term), BruteForce.Of(any, range, start, term));
            return (differences.Count == 0).Label(string.Join('\n', differences));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(runs));
    }

    private static Gen<List<Bar>> AnyBars(int most, Gen<int> price) =>
        from count in Gen.Choose(0, most)
        from gaps in Gen.Choose(1, 3).ListOf(count)
        from opens in price.ListOf(count)
        from closes in price.ListOf(count)
        from volumes in Gen.Choose(0, int.MaxValue).ListOf(count)
        from marks in Gen.Choose(0, 3).ListOf(count)
        select gaps.Select((_, i) => AnyBar(gaps.Take(i).Sum(), opens[i], closes[i], volumes[i], marks[i])).ToList();

    private static Bar AnyBar(int day, long open, long close, long volume, int marks) => new(
        Series.Start.AddDays(day), new(open), (marks & 1) == 0 ? null : new(Math.Max(open, close) + 1), (marks & 2) == 0 ? null : new(Math.Min(open, close)),
        new(close), volume);

    private static Bar Adjusted(AdjustedPrices prices, int i) => new(
        prices.DateAt(i), new(prices.OpenAt(i)), Optional(prices.HighAt(i)), Optional(prices.LowAt(i)), new(prices.CloseAt(i)), prices.VolumeAt(i));

    private static Price? Optional(long? millionths) => millionths is { } value ? new(value) : null;

    private static AdjustedPrices Prices(List<Bar> bars) => new PriceSeries(bars).At(PriceAdjustment.AsStored);

    private static void AssertSame(List<Bar> bars, AdjustedPrices prices, DateRange days, ReturnsFrom from, RiskTerms terms) =>
        Assert.That(Rows.Differences(Rows.Of(prices, days, from, terms), BruteForce.Of(bars, days, from, terms)), Is.Empty, $"{days} {from} {terms}");
}
