using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Prices.Indexes;

namespace StockStats.ServiceInterface.Statistics.Averages;

/// <summary>
/// Arithmetic means of the days inside a range: the exact quotient of the sums, rounded half to even
/// (docs/numeric-policy.md), so that they do not depend on the order or number of additions.
/// </summary>
/// <param name="Open">Mean opening price, to 4 decimals, in its shortest form.</param>
/// <param name="Close">Mean closing price, to 4 decimals, in its shortest form.</param>
/// <param name="Volume">Mean volume, to a whole number.</param>
/// <param name="TotalVolume">Sum of the volumes.</param>
internal readonly record struct RangeAverages(decimal Open, decimal Close, long Volume, decimal TotalVolume)
{
    /// <summary>Decimals of an average price: 4.</summary>
    public const int PriceDecimals = 4;

    /// <summary>Millionths in one unit of the fourth decimal.</summary>
    private const int MillionthsPerStep = 100;

    /// <param name="sums">Over the days.</param>
    /// <param name="days">Their number, at least 1.</param>
    public static RangeAverages Of(in PriceSums sums, int days) => new(
        AveragePrice(sums.Open, days),
        AveragePrice(sums.Close, days),
        (long)ExactNumber.DivideHalfEven(sums.Volume, days),
        ExactNumber.ToDecimal(sums.Volume, 0));

    private static decimal AveragePrice(Int128 millionths, int days) =>
        ExactNumber.ToDecimal(ExactNumber.DivideHalfEven(millionths, (Int128)MillionthsPerStep * days), PriceDecimals);
}
