using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Prices.Indexes;

namespace StockStats.ServiceInterface.Statistics.PriceLevels;

/// <summary>Where prices stood inside a range. Of equal ones the earliest day counts.</summary>
/// <param name="MinClose">Lowest close, and its day.</param>
/// <param name="MaxClose">Highest close, and its day.</param>
/// <param name="Lowest">Lowest low; a day without one counts with the lower of open and close.</param>
/// <param name="Highest">Highest high; a day without one counts with the higher of open and close.</param>
/// <param name="MedianClose">Middle close, or the exact mean of the two in the middle: at most 7 decimals.</param>
/// <param name="StdevClose">Sample standard deviation of the closes (n − 1); null for one day.</param>
internal readonly record struct ClosePrices(
    DatedPrice MinClose, DatedPrice MaxClose, decimal Lowest, decimal Highest, decimal MedianClose, double? StdevClose)
{
    /// <param name="range">The days.</param>
    /// <param name="closes">Over them.</param>
    /// <param name="sums">Over them.</param>
    public static ClosePrices Of(PriceRange range, in CloseSummary closes, in PriceSums sums) => new(
        Dated(range.Prices, closes.Min),
        Dated(range.Prices, closes.Max),
        new Price(closes.Lowest).ToDecimal(),
        new Price(closes.Highest).ToDecimal(),
        Median(range),
        StandardDeviation(sums, range.Days));

    private static DatedPrice Dated(AdjustedPrices prices, in PlacedClose close) => new(new Price(close.Millionths).ToDecimal(), prices.DateAt(close.At));

    private static decimal Median(PriceRange range)
    {
        var (lower, next) = range.Prices.Indexes.SmallestCloses(range.Start, range.End, (range.Days - 1) / 2);
        var upper = int.IsOddInteger(range.Days) ? lower : next;
        const int HalvesToTenths = 5; // (a + b) / 2 millionths are (a + b) × 5 ten-millionths
        return ExactNumber.ToDecimal(((Int128)lower + upper) * HalvesToTenths, Price.Decimals + 1);
    }

    /// <summary>
    /// Σ(c − mean)² in whole numbers, about the whole number nearest to the mean: nothing cancels that is not exact. Only the rest, less than
    /// one millionth, is left to doubles.
    /// </summary>
    private static double? StandardDeviation(in PriceSums sums, int days)
    {
        if (days < 2) return null;
        var centre = ExactNumber.DivideHalfEven(sums.Close, days);
        var rest = sums.Close - centre * days;
        var aboutCentre = sums.CloseSquares - centre * (sums.Close + rest);
        var squares = (double)aboutCentre - (double)rest * (double)rest / days;
        return Math.Sqrt(squares / (days - 1)) / Price.Unit;
    }
}

/// <summary>A price and its day.</summary>
internal readonly record struct DatedPrice(decimal Price, DateOnly Date);
