using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Statistics;
using StockStats.ServiceInterface.Statistics.Benchmarks;
using StockStats.ServiceModel;

namespace StockStats.ServiceInterface;

/// <summary>Statistics as rows of the contract.</summary>
internal static class StatisticsRows
{
    public static SymbolStatistics Of(string symbol, DateRange days, RangeStatistics statistics)
    {
        var row = new SymbolStatistics
        {
            StartDate = days.First,
            EndDate = days.Last,
            Symbol = symbol,
            Days = statistics.Range.Days,
            FirstDate = statistics.Range.FirstDate,
            LastDate = statistics.Range.LastDate,
        };
        FillPrices(row, statistics);
        FillReturns(row, statistics);
        FillRisk(row, statistics);
        return row;
    }

    public static void Fill(this SymbolStatistics row, string benchmark, in BenchmarkStatistics statistics)
    {
        (row.Benchmark, row.BenchmarkDays) = (benchmark, statistics.Days);
        (row.Beta, row.Alpha, row.Correlation) = (statistics.Beta, statistics.Alpha, statistics.Correlation);
        (row.TrackingError, row.InformationRatio) = (statistics.TrackingError, statistics.InformationRatio);
    }

    private static void FillPrices(SymbolStatistics row, RangeStatistics statistics)
    {
        var (averages, closes) = (statistics.Averages, statistics.Closes);
        row.AverageDailyOpenPrice = averages.Open;
        row.AverageDailyClosePrice = averages.Close;
        row.AverageDailyVolume = averages.Volume;
        row.TotalVolume = averages.TotalVolume;
        (row.MinClosePrice, row.MinClosePriceDate) = (closes.MinClose.Price, closes.MinClose.Date);
        (row.MaxClosePrice, row.MaxClosePriceDate) = (closes.MaxClose.Price, closes.MaxClose.Date);
        (row.LowestPrice, row.HighestPrice) = (closes.Lowest, closes.Highest);
        (row.MedianClosePrice, row.StdevClosePrice) = (closes.MedianClose, closes.StdevClose);
    }

    private static void FillReturns(SymbolStatistics row, RangeStatistics statistics)
    {
        var returns = statistics.Returns;
        (row.TotalReturn, row.AnnualizedReturn) = (returns.Total, returns.Annualized);
        (row.BestDay, row.BestDayDate) = (returns.Best?.Return, returns.Best?.Date);
        (row.WorstDay, row.WorstDayDate) = (returns.Worst?.Return, returns.Worst?.Date);
        row.UpDaysShare = returns.UpDaysShare;
    }

    private static void FillRisk(SymbolStatistics row, RangeStatistics statistics)
    {
        var (spread, downside, fall) = (statistics.Dispersion, statistics.Downside, statistics.Drawdown);
        (row.AnnualizedVolatility, row.SharpeRatio) = (spread.Volatility, spread.Sharpe);
        (row.Skewness, row.ExcessKurtosis) = (spread.Skewness, spread.ExcessKurtosis);
        (row.DownsideDeviation, row.SortinoRatio) = (downside.Deviation, downside.Sortino);
        (row.MaxDrawdown, row.MaxDrawdownPeakDate) = (fall.Depth, fall.Peak);
        (row.MaxDrawdownTroughDate, row.MaxDrawdownRecoveryDate) = (fall.Trough, fall.Recovery);
        row.CalmarRatio = statistics.Calmar;
        (row.ValueAtRisk95, row.ExpectedShortfall95) = (statistics.ValueAtRisk.Quantile, statistics.ValueAtRisk.ExpectedShortfall);
    }
}
