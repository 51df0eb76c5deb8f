namespace StockStats.ServiceInterface.Prices.Indexes;

/// <summary>Extremes of a run of bars. Of equal closes the earliest counts.</summary>
/// <param name="MinAt">Position of the lowest close.</param>
/// <param name="MaxAt">Position of the highest close.</param>
/// <param name="PeakAt">Position of the highest close before the trough: where the deepest drawdown starts.</param>
/// <param name="TroughAt">Position of the close that is furthest below the highest close up to it; the peak itself where no close is.</param>
/// <param name="Lowest">Lowest price, in millionths.</param>
/// <param name="Highest">Highest price, in millionths.</param>
internal readonly record struct CloseSummary(int MinAt, int MaxAt, int PeakAt, int TroughAt, long Lowest, long Highest)
    : IRangeSummary<CloseSummary>
{
    /// <inheritdoc/>
    public static CloseSummary Of(AdjustedPrices prices, int from, int to)
    {
        var closes = prices.Closes;
        var (minAt, maxAt, peakAt, troughAt) = (from, from, from, from);
        var (lowest, highest) = (long.MaxValue, long.MinValue);
        for (var i = from; i < to; i++)
        {
            if (closes[i] > closes[maxAt]) maxAt = i;
            else if (closes[i] < closes[maxAt] && IsDeeper(closes, maxAt, i, peakAt, troughAt)) (peakAt, troughAt) = (maxAt, i);
            if (closes[i] < closes[minAt]) minAt = i;
            lowest = Math.Min(lowest, prices.LowestAt(i));
            highest = Math.Max(highest, prices.HighestAt(i));
        }

        return new(minAt, maxAt, peakAt, troughAt, lowest, highest);
    }

    /// <summary>
    /// The deepest drawdown lies on the left, or leads from the highest close on the left to the lowest on the right, or lies on the right;
    /// of equal ones that is the order of their troughs.
    /// </summary>
    public static CloseSummary Merge(in CloseSummary left, in CloseSummary right, AdjustedPrices prices)
    {
        var closes = prices.Closes;
        var (peakAt, troughAt) = (left.PeakAt, left.TroughAt);
        if (IsDeeper(closes, left.MaxAt, right.MinAt, peakAt, troughAt)) (peakAt, troughAt) = (left.MaxAt, right.MinAt);
        if (IsDeeper(closes, right.PeakAt, right.TroughAt, peakAt, troughAt)) (peakAt, troughAt) = (right.PeakAt, right.TroughAt);
        return new(
            closes[right.MinAt] < closes[left.MinAt] ? right.MinAt : left.MinAt,
            closes[right.MaxAt] > closes[left.MaxAt] ? right.MaxAt : left.MaxAt,
            peakAt,
            troughAt,
            Math.Min(left.Lowest, right.Lowest),
            Math.Max(left.Highest, right.Highest));
    }

    /// <summary>Whether one fall is deeper than another, in whole numbers: quotients of doubles may be equal where these are not.</summary>
    private static bool IsDeeper(ReadOnlySpan<long> closes, int peakAt, int troughAt, int otherPeakAt, int otherTroughAt) =>
        (UInt128)(ulong)closes[troughAt] * (ulong)closes[otherPeakAt] < (UInt128)(ulong)closes[otherTroughAt] * (ulong)closes[peakAt];
}
