using FsCheck;
using FsCheck.Fluent;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Statistics;
using StockStats.ServiceInterface.Statistics.Benchmarks;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Statistics.Support;

namespace StockStats.Tests.Statistics.Benchmarks;

[TestFixture]
public sealed class BenchmarkStatisticsTests
{
    private static readonly RiskTerms Plain = new(0, 4);

    [Test]
    public void Figures_of_a_week()
    {
        // r: +20 %, −10 %, +10 %; b: +10 %, −10 %, 0. mean r = 0.2/3, mean b = 0. Σ(b − mean)² = 0.02; Σ(r − mean)(b − mean) = 0.02 + 0.01 = 0.03.
        // beta = 1.5; alpha = (0.2/3 − 1.5 · 0) · 4 = 0.8/3. Σ(r − mean)² = 0.06 − 0.04/3; correlation = 0.03/√(0.02 · (0.06 − 0.04/3)).
        // r − b: 0.1, 0, 0.1: mean 0.2/3, Σ² = 0.02 − 0.04/3; s = √(that/2); tracking error s · 2; information ratio 0.2/3 · 4 / it.
        var statistics = Of([100, 120, 108, 118.8m], [100, 110, 99, 99]);
        var trackingError = Math.Sqrt((0.02 - 0.04 / 3) / 2) * 2;
        Assert.Multiple(() =>
        {
            Assert.That(statistics.Days, Is.EqualTo(4));
            Assert.That(statistics.Beta, Is.EqualTo(1.5).Within(1e-12));
            Assert.That(statistics.Alpha, Is.EqualTo(0.8 / 3).Within(1e-12));
            Assert.That(statistics.Correlation, Is.EqualTo(0.03 / Math.Sqrt(0.02 * (0.06 - 0.04 / 3))).Within(1e-12));
            Assert.That(statistics.TrackingError, Is.EqualTo(trackingError).Within(1e-12));
            Assert.That(statistics.InformationRatio, Is.EqualTo(0.8 / 3 / trackingError).Within(1e-12));
        });
    }

    [Test]
    public void Against_itself_beta_and_correlation_are_1_and_there_is_no_tracking_error()
    {
        var statistics = Of([100, 120, 108, 118.8m], [100, 120, 108, 118.8m]);

        Assert.That(statistics, Is.EqualTo(new BenchmarkStatistics(4, 1, 0, 1, 0, null)));
    }

    [Test]
    public void A_benchmark_that_never_moves_has_no_beta() =>
        Assert.That(Of([100, 120, 108], [7, 7, 7]), Is.EqualTo(new BenchmarkStatistics(3, null, null, null, Of([100, 120, 108], [7, 7, 7]).TrackingError, Of([100, 120, 108], [7, 7, 7]).InformationRatio)));

    [Test]
    public void Fewer_than_two_common_returns_have_days_only() => Assert.Multiple(() =>
    {
        Assert.That(Of([1, 2], [1, 2]), Is.EqualTo(new BenchmarkStatistics { Days = 2 }));
        Assert.That(Of([], [1, 2]), Is.EqualTo(new BenchmarkStatistics()));
    });

    [Test]
    public void Any_two_series_are_cut_to_their_common_days_first() => Prop.ForAll(
        AnyBars().ToArbitrary(), AnyBars().ToArbitrary(), Gen.Choose(-2, 80).Two().ToArbitrary(), (ours, theirs, ends) =>
    {
        var days = new DateRange(Series.Start.AddDays(ends.Item1), Series.Start.AddDays(ends.Item2));
        return Enum.GetValues<ReturnsFrom>().All(from =>
            AreClose(BenchmarkStatistics.Of(Prices(ours), Prices(theirs), days, from, new(0.05, 252)), BruteForce(ours, theirs, days, from)));
    }).QuickCheckThrowOnFailure();

    private static BenchmarkStatistics BruteForce(List<Bar> ours, List<Bar> theirs, DateRange days, ReturnsFrom from)
    {
        List<(DateOnly Date, double R, double B)> common =
            [.. ours.Join(theirs, bar => bar.Date, bar => bar.Date, (r, b) => (r.Date, (double)r.Close.Millionths, (double)b.Close.Millionths))];
        var inside = common.Where(day => days.Contains(day.Date)).ToList();
        var count = inside.Count;
        if (from == ReturnsFrom.Previous && common.Exists(day => day.Date < days.First)) inside.Insert(0, common.Last(day => day.Date < days.First));
        List<(double R, double B)> returns = [.. inside.Skip(1).Zip(inside, (to, start) => ((to.R - start.R) / start.R, (to.B - start.B) / start.B))];
        if (returns.Count < 2) return new() { Days = count };
        double n = returns.Count, meanR = returns.Average(r => r.R), meanB = returns.Average(r => r.B), riskless = 0.05 / 252;
        var (varR, varB) = (returns.Sum(r => Math.Pow(r.R - meanR, 2)), returns.Sum(r => Math.Pow(r.B - meanB, 2)));
        var products = returns.Sum(r => (r.R - meanR) * (r.B - meanB));
        var (movesR, movesB) = (returns.Max(r => r.R) > returns.Min(r => r.R), returns.Max(r => r.B) > returns.Min(r => r.B));
        var moves = returns.Max(r => r.R - r.B) > returns.Min(r => r.R - r.B);
        double? beta = movesB ? products / varB : null;
        var error = moves ? Math.Sqrt(returns.Sum(r => Math.Pow(r.R - r.B - (meanR - meanB), 2)) / (n - 1)) * Math.Sqrt(252) : 0;
        return new(count, beta, (meanR - riskless - beta * (meanB - riskless)) * 252, movesR && movesB ? products / Math.Sqrt(varR * varB) : null,
            error, error > 0 ? (meanR - meanB) * 252 / error : null);
    }

    private static bool AreClose(BenchmarkStatistics a, BenchmarkStatistics b) => a.Days == b.Days && AreClose(a.Beta, b.Beta) && AreClose(a.Alpha, b.Alpha)
        && AreClose(a.Correlation, b.Correlation) && AreClose(a.TrackingError, b.TrackingError) && AreClose(a.InformationRatio, b.InformationRatio);

    private static bool AreClose(double? a, double? b) =>
        a is { } x && b is { } y ? Math.Abs(x - y) <= 1e-9 * Math.Max(Math.Abs(x), Math.Abs(y)) + 1e-10 : a is null && b is null;

    private static Gen<List<Bar>> AnyBars() =>
        from days in Gen.SubListOf(Enumerable.Range(0, 60))
        from closes in Gen.Choose(50, 150).ListOf(60)
        select days.Order().Select(day => new Bar(Series.Start.AddDays(day), new(1), null, null, new(closes[day]), 1)).ToList();

    private static BenchmarkStatistics Of(decimal[] ours, decimal[] theirs) =>
        BenchmarkStatistics.Of(Prices(Series.OfCloses(ours)), Prices(Series.OfCloses(theirs)), DateRange.All, ReturnsFrom.First, Plain);

    private static AdjustedPrices Prices(List<Bar> bars) => new PriceSeries(bars).At(PriceAdjustment.AsStored);
}
