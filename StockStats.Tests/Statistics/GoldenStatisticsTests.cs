using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Statistics;
using StockStats.ServiceModel;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Statistics.Support;

namespace StockStats.Tests.Statistics;

/// <summary>Numbers worked out by hand, each with its derivation.</summary>
[TestFixture]
public sealed class GoldenStatisticsTests
{
    /// <summary>Closes 100, 110, 99, 99, 108.9 from Monday 1927-01-03: returns +10 %, −10 %, 0, +10 %.</summary>
    private static readonly SymbolStatistics Week = Of(ReturnsFrom.First, new(0, 4), 100, 110, 99, 99, 108.9m);

    [Test]
    public void Returns_of_a_week()
    {
        // 108.9 / 100 − 1; 4 calendar days are under 30; two of four returns are up. The best day comes twice: Tuesday is the first.
        Assert.Multiple(() =>
        {
            Assert.That(Week.TotalReturn, Is.EqualTo(0.089).Within(1e-15));
            Assert.That(Week.AnnualizedReturn, Is.Null);
            Assert.That((Week.BestDay, Week.BestDayDate), Is.EqualTo((0.1, new DateOnly(1927, 1, 4))));
            Assert.That((Week.WorstDay, Week.WorstDayDate), Is.EqualTo((-0.1, new DateOnly(1927, 1, 5))));
            Assert.That(Week.UpDaysShare, Is.EqualTo(0.5));
        });
    }

    [Test]
    public void Prices_of_a_week()
    {
        // Sorted 99, 99, 100, 108.9, 110: the middle is 100, the mean 516.9 / 5 = 103.38.
        // Deviations −4.38, −4.38, −3.38, 5.52, 6.62; squares 19.1844 · 2 + 11.4244 + 30.4704 + 43.8244 = 124.088; / 4 = 31.022.
        Assert.Multiple(() =>
        {
            Assert.That((Week.MinClosePrice, Week.MinClosePriceDate), Is.EqualTo((99m, new DateOnly(1927, 1, 5))));
            Assert.That((Week.MaxClosePrice, Week.MaxClosePriceDate), Is.EqualTo((110m, new DateOnly(1927, 1, 4))));
            Assert.That((Week.MedianClosePrice, Week.AverageDailyClosePrice, Week.TotalVolume), Is.EqualTo((100m, 103.38m, 510m)));
            Assert.That(Week.StdevClosePrice, Is.EqualTo(Math.Sqrt(31.022)).Within(1e-12));
        });
    }

    [Test]
    public void Risk_of_a_week()
    {
        // p = 4, rf = 0. Mean 0.1 / 4 = 0.025; squares about it 0.075² · 2 + 0.125² + 0.025² = 0.0275; s² = 0.0275 / 3; s·√4.
        // Below zero: only −0.1, so √(0.01 / 4) · 2 = 0.1. Sortino 0.025 · 4 / 0.1 = 1. Sharpe 0.025 · 2 / s.
        var s = Math.Sqrt(0.0275 / 3);
        Assert.Multiple(() =>
        {
            Assert.That(Week.AnnualizedVolatility, Is.EqualTo(2 * s).Within(1e-12));
            Assert.That(Week.SharpeRatio, Is.EqualTo(0.05 / s).Within(1e-12));
            Assert.That(Week.DownsideDeviation, Is.EqualTo(0.1).Within(1e-12));
            Assert.That(Week.SortinoRatio, Is.EqualTo(1).Within(1e-12));
        });
    }

    [Test]
    public void Tails_and_shape_of_a_week()
    {
        // Sorted −0.1, 0, 0.1, 0.1: place 0.05 · 3 = 0.15, so −0.1 + 0.15 · 0.1 = −0.085; at or below it is −0.1 alone.
        // m2 = 0.0275/4 = 0.006875; m3 = (2 · 0.075³ − 0.125³ − 0.025³)/4 = −0.00028125; G1 = √12/2 · m3 / m2^1.5 = −0.8545630…
        // m4 = (2 · 0.075⁴ + 0.125⁴ + 0.025⁴)/4 = 0.00007695…; G2 = 3/(2·1) · (5 · (m4/m2² − 3) + 6).
        var m4 = (2 * Math.Pow(0.075, 4) + Math.Pow(0.125, 4) + Math.Pow(0.025, 4)) / 4;
        Assert.Multiple(() =>
        {
            Assert.That(Week.ValueAtRisk95, Is.EqualTo(-0.085).Within(1e-12));
            Assert.That(Week.ExpectedShortfall95, Is.EqualTo(-0.1).Within(1e-12));
            Assert.That(Week.Skewness, Is.EqualTo(Math.Sqrt(3) * -0.00028125 / Math.Pow(0.006875, 1.5)).Within(1e-9));
            Assert.That(Week.ExcessKurtosis, Is.EqualTo(1.5 * (5 * (m4 / Math.Pow(0.006875, 2) - 3) + 6)).Within(1e-9));
        });
    }

    [Test]
    public void Drawdown_of_a_week_and_its_recovery()
    {
        // 110 on Tuesday to 99 on Wednesday (again on Thursday: the earliest counts); Friday's 108.9 is below 110.
        Assert.That(
            (Week.MaxDrawdown, Week.MaxDrawdownPeakDate, Week.MaxDrawdownTroughDate, Week.MaxDrawdownRecoveryDate),
            Is.EqualTo((-0.1, new DateOnly(1927, 1, 4), new DateOnly(1927, 1, 5), (DateOnly?)null)));

        var recovered = Of(ReturnsFrom.First, new(0, 252), 100, 110, 99, 110, 120);
        Assert.That(recovered.MaxDrawdownRecoveryDate, Is.EqualTo(new DateOnly(1927, 1, 6)), "the peak itself is enough");
    }

    [Test]
    public void Thirty_calendar_days_are_scaled_to_a_year_and_29_are_not()
    {
        Bar Day(int day, long close) => new(Series.Start.AddDays(day), new(close), null, null, new(close), 1);
        double? Annualized(int days) => Rows.Of(
            new PriceSeries([Day(0, 100), Day(days, 110)]).At(PriceAdjustment.AsStored), DateRange.All, ReturnsFrom.First, new(0, 252))!.AnnualizedReturn;

        // 1.1^(365.25/30) − 1 = e^(0.0953101798 · 12.175) − 1 = 2.1913…
        Assert.That((Annualized(29), Annualized(30)), Is.EqualTo(((double?)null, Math.Exp(Math.Log(1.1) * 12.175) - 1)).Using<double>((a, b) => Math.Abs(a - b) < 1e-9));
    }

    [Test]
    public void Returns_from_the_previous_close_start_before_the_range()
    {
        // AAPL, December 2014 and 2015, adjusted for splits: 110.379997 on the 31st, 109.330002 on January 2nd, 105.260002 at the end of 2015.
        // 105.260002/109.330002 − 1 = −3.7227 %; 105.260002/110.379997 − 1 = −4.6385 %.
        var bars = Series.OfCloses(110.379997m, 109.330002m, 105.260002m);
        var prices = new PriceSeries(bars).At(PriceAdjustment.AsStored);
        double? Total(ReturnsFrom from) => Rows.Of(prices, new(bars[1].Date, bars[2].Date), from, new(0, 252))!.TotalReturn;

        Assert.That(Total(ReturnsFrom.First), Is.EqualTo(-0.037227).Within(1e-6));
        Assert.That(Total(ReturnsFrom.Previous), Is.EqualTo(-0.046385).Within(1e-6));
    }

    private static SymbolStatistics Of(ReturnsFrom from, RiskTerms terms, params decimal[] closes) =>
        Rows.Of(new PriceSeries(Series.OfCloses(closes)).At(PriceAdjustment.AsStored), DateRange.All, from, terms)!;
}
