using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Statistics;

/// <summary>
/// Arithmetic means of the days inside a range: the exact quotient of the sums, rounded half to even
/// (docs/numeric-policy.md), so that they do not depend on the order or number of additions.
/// </summary>
/// <param name="Open">Mean opening price, to 4 decimals, in its shortest form.</param>
/// <param name="Close">Mean closing price, to 4 decimals, in its shortest form.</param>
/// <param name="Volume">Mean volume, to a whole number.</param>
/// <param name="Days">Number of days, at least 1.</param>
/// <param name="FirstDate">First day with a bar.</param>
/// <param name="LastDate">Last day with a bar.</param>
public sealed record RangeAverages(decimal Open, decimal Close, long Volume, int Days, DateOnly FirstDate, DateOnly LastDate)
{
    /// <summary>Decimals of an average price: 4.</summary>
    public const int PriceDecimals = 4;

    /// <summary>Millionths in one unit of the fourth decimal.</summary>
    private const int MillionthsPerStep = 100;

    /// <summary>The averages of the days of a series inside a range.</summary>
    /// <returns>Null where the range holds no day.</returns>
    public static RangeAverages? Of(PriceSeries series, DateRange range)
    {
        var (start, days) = series.Slice(range);
        if (days == 0) return null;
        return new(
            AveragePrice(series.SumOpen(start, days), days),
            AveragePrice(series.SumClose(start, days), days),
            (long)ExactNumber.DivideHalfEven(series.SumVolume(start, days), days),
            days,
            series.DateAt(start),
            series.DateAt(start + days - 1));
    }

    private static decimal AveragePrice(Int128 millionths, int days) =>
        ExactNumber.ToDecimal(ExactNumber.DivideHalfEven(millionths, (Int128)MillionthsPerStep * days), PriceDecimals);
}
