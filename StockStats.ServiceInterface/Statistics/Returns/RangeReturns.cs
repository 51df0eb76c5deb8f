using StockStats.ServiceInterface.Prices.Indexes;

namespace StockStats.ServiceInterface.Statistics.Returns;

/// <summary>What was earned over a range, day by day. All null where it has no return.</summary>
/// <param name="Total">Last close / base close − 1.</param>
/// <param name="Annualized">Total a year of 365.25 days; null where base and last close are less than 30 days apart.</param>
/// <param name="Best">Highest return and its day.</param>
/// <param name="Worst">Lowest return and its day.</param>
/// <param name="UpDaysShare">Share of the returns above zero, in the range [0, 1].</param>
internal readonly record struct RangeReturns(double? Total, double? Annualized, DatedReturn? Best, DatedReturn? Worst, double? UpDaysShare)
{
    /// <summary>Fewest calendar days that are scaled to a year: 30.</summary>
    public const int FewestDays = 30;

    private const double DaysPerYear = 365.25;

    /// <param name="range">The returns.</param>
    /// <param name="summary">Their summary; null where there are none.</param>
    public static RangeReturns Of(ReturnRange range, ReturnSummary? summary)
    {
        if (summary is not { } returns) return default;
        var prices = range.Prices;
        var (start, end) = (prices.CloseAt(range.Base), prices.CloseAt(range.End - 1));
        var days = prices.DateAt(range.End - 1).DayNumber - prices.DateAt(range.Base).DayNumber;
        return new(
            (double)(end - start) / start,
            days < FewestDays ? null : Defined.OrNull(Math.Pow((double)end / start, DaysPerYear / days) - 1),
            new(returns.Max, prices.DateAt(returns.MaxAt)),
            new(returns.Min, prices.DateAt(returns.MinAt)),
            (double)returns.Up / returns.Count);
    }
}

/// <summary>A return and the day it was made.</summary>
internal readonly record struct DatedReturn(double Return, DateOnly Date);
