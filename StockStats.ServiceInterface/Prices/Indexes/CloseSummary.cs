using System.Runtime.InteropServices;

namespace StockStats.ServiceInterface.Prices.Indexes;

/// <summary>Extremes of a run of bars. Of equal closes the earliest counts.</summary>
/// <param name="Min">The lowest close.</param>
/// <param name="Max">The highest close.</param>
/// <param name="Peak">The highest close before the trough: where the deepest drawdown starts.</param>
/// <param name="Trough">The close that is furthest below the highest close up to it; the peak itself where no close is.</param>
/// <param name="Lowest">Lowest price, in millionths.</param>
/// <param name="Highest">Highest price, in millionths.</param>
internal readonly record struct CloseSummary(
    PlacedClose Min, PlacedClose Max, PlacedClose Peak, PlacedClose Trough, long Lowest, long Highest) : IRangeSummary<CloseSummary>
{
    /// <inheritdoc/>
    public static CloseSummary Of(AdjustedPrices prices, int from, int to)
    {
        var closes = prices.Closes;
        var first = new PlacedClose(closes[from], from);
        var (min, max, peak, trough) = (first, first, first, first);
        var (lowest, highest) = (long.MaxValue, long.MinValue);
        for (var i = from; i < to; i++)
        {
            var close = new PlacedClose(closes[i], i);
            if (close.Millionths > max.Millionths) max = close;
            else if (close.Millionths < max.Millionths && IsDeeper(max, close, peak, trough)) (peak, trough) = (max, close);
            if (close.Millionths < min.Millionths) min = close;
            lowest = Math.Min(lowest, prices.LowestAt(i));
            highest = Math.Max(highest, prices.HighestAt(i));
        }

        return new(min, max, peak, trough, lowest, highest);
    }

    /// <summary>
    /// The deepest drawdown lies on the left, or leads from the highest close on the left to the lowest on the right, or lies on the right;
    /// of equal ones that is the order of their troughs.
    /// </summary>
    public static CloseSummary Merge(in CloseSummary left, in CloseSummary right)
    {
        var (peak, trough) = (left.Peak, left.Trough);
        if (IsDeeper(left.Max, right.Min, peak, trough)) (peak, trough) = (left.Max, right.Min);
        if (IsDeeper(right.Peak, right.Trough, peak, trough)) (peak, trough) = (right.Peak, right.Trough);
        return new(
            right.Min.Millionths < left.Min.Millionths ? right.Min : left.Min,
            right.Max.Millionths > left.Max.Millionths ? right.Max : left.Max,
            peak,
            trough,
            Math.Min(left.Lowest, right.Lowest),
            Math.Max(left.Highest, right.Highest));
    }

    /// <summary>Whether one fall is deeper than another, in whole numbers: quotients of doubles may be equal where these are not.</summary>
    private static bool IsDeeper(in PlacedClose peak, in PlacedClose trough, in PlacedClose otherPeak, in PlacedClose otherTrough) =>
        Math.BigMul((ulong)trough.Millionths, (ulong)otherPeak.Millionths) < Math.BigMul((ulong)otherTrough.Millionths, (ulong)peak.Millionths);
}

/// <summary>A closing price and where it stands; kept together, since looking it up again is a walk to another part of memory.</summary>
/// <param name="Millionths">The price, in millionths.</param>
/// <param name="At">Position of its bar.</param>
[StructLayout(LayoutKind.Sequential, Pack = sizeof(int))]
internal readonly record struct PlacedClose(long Millionths, int At);
