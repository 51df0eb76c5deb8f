using System.Numerics;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Statistics;
using StockStats.ServiceModel;
using StockStats.ServiceModel.Types;

namespace StockStats.Tests.Statistics.Support;

/// <summary>Every statistic by the plainest loop over copied bars: decimals and whole numbers for the exact ones, doubles for the rest.</summary>
internal static class BruteForce
{
    /// <returns>Null where the range holds no bar.</returns>
    public static SymbolStatistics? Of(IReadOnlyList<Bar> bars, DateRange days, ReturnsFrom from, RiskTerms terms)
    {
        List<Bar> inside = [.. bars.Where(bar => days.Contains(bar.Date))];
        if (inside.Count == 0) return null;
        var before = bars.LastOrDefault(bar => bar.Date < days.First);
        List<Bar> path = from == ReturnsFrom.Previous && before != default ? [before, .. inside] : inside;
        var row = new SymbolStatistics
        {
            StartDate = days.First,
            EndDate = days.Last,
            Days = inside.Count,
            FirstDate = inside[0].Date,
            LastDate = inside[^1].Date,
        };
        FillPrices(row, inside);
        if (path.Count == 1) return row;
        FillReturns(row, path);
        FillDrawdown(row, path);
        FillMoments(row, Returns(path), terms);
        FillTails(row, Returns(path));
        row.CalmarRatio = row.MaxDrawdown == 0 ? null : row.AnnualizedReturn / -row.MaxDrawdown;
        return row;
    }

    private static List<double> Returns(List<Bar> path) =>
        [.. path.Skip(1).Zip(path, (to, from) => (double)((decimal)(to.Close.Millionths - from.Close.Millionths) / from.Close.Millionths))];

    private static void FillPrices(SymbolStatistics row, List<Bar> bars)
    {
        List<decimal> closes = [.. bars.Select(bar => bar.Close.ToDecimal()).Order()];
        row.AverageDailyOpenPrice = Mean(bars.Select(bar => bar.Open.Millionths), 100, 4);
        row.AverageDailyClosePrice = Mean(bars.Select(bar => bar.Close.Millionths), 100, 4);
        row.AverageDailyVolume = (long)Mean(bars.Select(bar => bar.Volume), 1, 0);
        row.TotalVolume = bars.Sum(bar => (decimal)bar.Volume);
        (row.MinClosePrice, row.MaxClosePrice) = (closes[0], closes[^1]);
        row.MinClosePriceDate = bars.First(bar => bar.Close.ToDecimal() == closes[0]).Date;
        row.MaxClosePriceDate = bars.First(bar => bar.Close.ToDecimal() == closes[^1]).Date;
        row.LowestPrice = bars.Min(bar => (bar.Low ?? Lower(bar.Open, bar.Close)).ToDecimal());
        row.HighestPrice = bars.Max(bar => (bar.High ?? Higher(bar.Open, bar.Close)).ToDecimal());
        row.MedianClosePrice = (closes[closes.Count / 2] + closes[(closes.Count - 1) / 2]) / 2;
        row.StdevClosePrice = bars.Count < 2 ? null : StandardDeviation(bars);
    }

    /// <summary>√((n Σc² − (Σc)²) / (n (n − 1))) in whole numbers up to the quotient.</summary>
    private static double StandardDeviation(List<Bar> bars)
    {
        BigInteger n = bars.Count, sum = 0, squares = 0;
        foreach (var close in bars.Select(bar => new BigInteger(bar.Close.Millionths))) (sum, squares) = (sum + close, squares + close * close);
        return Math.Sqrt((double)(n * squares - sum * sum) / (double)(n * (n - 1))) / 1e6;
    }

    private static void FillReturns(SymbolStatistics row, List<Bar> path)
    {
        var returns = Returns(path);
        var growth = (double)path[^1].Close.Millionths / path[0].Close.Millionths;
        var days = path[^1].Date.DayNumber - path[0].Date.DayNumber;
        row.TotalReturn = (double)((decimal)(path[^1].Close.Millionths - path[0].Close.Millionths) / path[0].Close.Millionths);
        row.AnnualizedReturn = days < 30 ? null : Math.Pow(growth, 365.25 / days) - 1;
        (row.BestDay, row.WorstDay) = (returns.Max(), returns.Min());
        row.BestDayDate = path[1 + returns.IndexOf(returns.Max())].Date;
        row.WorstDayDate = path[1 + returns.IndexOf(returns.Min())].Date;
        row.UpDaysShare = (double)returns.Count(r => r > 0) / returns.Count;
    }

    private static void FillDrawdown(SymbolStatistics row, List<Bar> path)
    {
        row.MaxDrawdown = 0;
        var (peak, deepest) = (path[0], (Peak: path[0], Trough: path[0]));
        foreach (var bar in path)
        {
            if (bar.Close > peak.Close) peak = bar;
            var (here, there) = ((BigInteger)bar.Close.Millionths * deepest.Peak.Close.Millionths, (BigInteger)deepest.Trough.Close.Millionths * peak.Close.Millionths);
            if (here < there) deepest = (peak, bar);
        }

        if (deepest.Peak == deepest.Trough) return;
        row.MaxDrawdown = (double)((decimal)(deepest.Trough.Close.Millionths - deepest.Peak.Close.Millionths) / deepest.Peak.Close.Millionths);
        (row.MaxDrawdownPeakDate, row.MaxDrawdownTroughDate) = (deepest.Peak.Date, deepest.Trough.Date);
        List<Bar> later = [.. path.Where(bar => bar.Date > deepest.Trough.Date && bar.Close >= deepest.Peak.Close)];
        row.MaxDrawdownRecoveryDate = later.Count == 0 ? null : later[0].Date;
    }

    private static void FillMoments(SymbolStatistics row, List<double> returns, RiskTerms terms)
    {
        double n = returns.Count, p = terms.PeriodsPerYear, target = terms.RiskFreeRate / p, mean = returns.Sum() / n;
        if (n < 2) return;
        var deviation = Math.Sqrt(returns.Sum(r => Math.Pow(r - mean, 2)) / (n - 1));
        var downside = Math.Sqrt(returns.Sum(r => Math.Pow(Math.Min(r - target, 0), 2)) / n);
        var varies = returns.Max() > returns.Min();
        row.AnnualizedVolatility = varies ? deviation * Math.Sqrt(p) : 0;
        row.SharpeRatio = varies ? (mean - target) * Math.Sqrt(p) / deviation : null;
        row.DownsideDeviation = downside * Math.Sqrt(p);
        row.SortinoRatio = downside > 0 ? (mean - target) * p / row.DownsideDeviation : null;
        var (m2, m3, m4) = (Moment(returns, mean, 2), Moment(returns, mean, 3), Moment(returns, mean, 4));
        if (n > 2 && varies) row.Skewness = Math.Sqrt(n * (n - 1)) / (n - 2) * m3 / Math.Pow(m2, 1.5);
        if (n > 3 && varies) row.ExcessKurtosis = (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (m4 / (m2 * m2) - 3) + 6);
    }

    private static void FillTails(SymbolStatistics row, List<double> returns)
    {
        List<double> sorted = [.. returns.Order()];
        var place = (sorted.Count - 1) * 5m / 100m;
        var below = (int)place;
        var next = Math.Min(below + 1, sorted.Count - 1);
        var quantile = sorted[below] + (sorted[next] - sorted[below]) * (double)(place - below);
        (row.ValueAtRisk95, row.ExpectedShortfall95) = (quantile, returns.Where(r => r <= quantile).Average());
    }

    private static double Moment(List<double> returns, double mean, int power) => returns.Sum(r => Math.Pow(r - mean, power)) / returns.Count;

    /// <summary>The quotient rounded half to even by comparing distances in whole numbers, then scaled.</summary>
    private static decimal Mean(IEnumerable<long> values, int stepsPerUnit, int decimals)
    {
        List<long> all = [.. values];
        var sum = all.Aggregate(BigInteger.Zero, (total, value) => total + value);
        var divisor = new BigInteger(all.Count) * stepsPerUnit;
        var below = sum / divisor;
        var distance = (sum - below * divisor) * 2;
        var rounded = distance > divisor || (distance == divisor && !below.IsEven) ? below + 1 : below;
        return (decimal)rounded / (decimal)Math.Pow(10, decimals);
    }

    private static Price Lower(Price a, Price b) => a < b ? a : b;

    private static Price Higher(Price a, Price b) => a > b ? a : b;
}
