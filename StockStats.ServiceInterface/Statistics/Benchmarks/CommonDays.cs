using StockStats.ServiceInterface.Prices;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Statistics.Benchmarks;

/// <summary>The days that two series have in common inside a range, and the returns between consecutive ones.</summary>
internal static class CommonDays
{
    /// <summary>Number of common days inside the range, and moments of the returns between them.</summary>
    /// <param name="prices">The symbol.</param>
    /// <param name="benchmark">What it is measured against.</param>
    /// <param name="days">Both ends inclusive.</param>
    /// <param name="from">Whether the first return starts at the last common day before the range, where there is one.</param>
    public static (int Days, PairedMoments Moments) Between(AdjustedPrices prices, AdjustedPrices benchmark, DateRange days, ReturnsFrom from)
    {
        var ((i, lengthR), (j, lengthB)) = (prices.Slice(days), benchmark.Slice(days));
        var (endR, endB) = (i + lengthR, j + lengthB);
        var last = from == ReturnsFrom.Previous ? Before(prices, benchmark, i, j) : null;
        var (count, moments) = (0, default(PairedMoments));
        while (i < endR && j < endB)
        {
            var order = prices.DateAt(i).CompareTo(benchmark.DateAt(j));
            if (order == 0)
            {
                count++;
                if (last is var (lastR, lastB)) moments.Add(Return(prices, lastR, i), Return(benchmark, lastB, j));
                last = (i, j);
            }

            if (order <= 0) i++;
            if (order >= 0) j++;
        }

        return (count, moments);
    }

    /// <summary>The last common day before two positions.</summary>
    private static (int, int)? Before(AdjustedPrices prices, AdjustedPrices benchmark, int i, int j)
    {
        while (i > 0 && j > 0)
        {
            var order = prices.DateAt(i - 1).CompareTo(benchmark.DateAt(j - 1));
            if (order == 0) return (i - 1, j - 1);
            if (order > 0) i--;
            else j--;
        }

        return null;
    }

    private static double Return(AdjustedPrices prices, int from, int to) =>
        (double)(prices.CloseAt(to) - prices.CloseAt(from)) / prices.CloseAt(from);
}
