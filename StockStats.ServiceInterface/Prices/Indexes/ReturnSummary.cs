namespace StockStats.ServiceInterface.Prices.Indexes;

/// <summary>
/// Moments and extremes of a run of returns. Runs are merged by the pairwise formulas of Chan, Golub and LeVeque (1979) for the variance and
/// of Pébay (2008, SAND2008-6212, equations 2.1, 3.1 and the fourth-order one) for the third and fourth moments, so that nothing cancels.
/// </summary>
/// <param name="Count">Number of returns.</param>
/// <param name="Up">How many of them are above zero.</param>
/// <param name="Mean">Their arithmetic mean.</param>
/// <param name="M2">Σ(r − mean)².</param>
/// <param name="M3">Σ(r − mean)³.</param>
/// <param name="M4">Σ(r − mean)⁴.</param>
/// <param name="NegativeSquares">Σ r² of the returns below zero.</param>
/// <param name="Min">The lowest return.</param>
/// <param name="Max">The highest return.</param>
/// <param name="MinAt">Position of the bar that the lowest return ends at; the earliest of equal ones.</param>
/// <param name="MaxAt">Position of the bar that the highest return ends at; the earliest of equal ones.</param>
internal readonly record struct ReturnSummary(
    int Count, int Up, double Mean, double M2, double M3, double M4, double NegativeSquares, double Min, double Max, int MinAt, int MaxAt)
    : IRangeSummary<ReturnSummary>
{
    /// <summary>Longer runs than the two parts of blocks that a range may have do not come.</summary>
    private const int LongestOnStack = 2 * Blocks.Size;

    /// <inheritdoc/>
    public static ReturnSummary Of(AdjustedPrices prices, int from, int to)
    {
        var count = to - from;
        var returns = count <= LongestOnStack ? stackalloc double[count] : new double[count];
        var (sum, negativeSquares, up, minAt, maxAt) = (0d, 0d, 0, from, from);
        var (min, max) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var i = from; i < to; i++)
        {
            var r = prices.ReturnAt(i);
            returns[i - from] = r;
            sum += r;
            if (r > 0) up++;
            else negativeSquares += r * r;
            if (r < min) (min, minAt) = (r, i);
            if (r > max) (max, maxAt) = (r, i);
        }

        var mean = sum / count;
        var (m2, m3, m4) = CentralMoments(returns, mean);
        return new(count, up, mean, m2, m3, m4, negativeSquares, min, max, minAt, maxAt);
    }

    /// <inheritdoc/>
    public static ReturnSummary Merge(in ReturnSummary left, in ReturnSummary right)
    {
        double a = left.Count, b = right.Count, n = a + b;
        var delta = right.Mean - left.Mean;
        var (d2, ab) = (delta * delta, a * b);
        var m2 = left.M2 + right.M2 + d2 * ab / n;
        var m3 = left.M3 + right.M3 + d2 * delta * ab * (a - b) / (n * n) + 3 * delta * (a * right.M2 - b * left.M2) / n;
        var m4 = left.M4 + right.M4 + d2 * d2 * ab * (a * a - ab + b * b) / (n * n * n)
            + 6 * d2 * (a * a * right.M2 + b * b * left.M2) / (n * n) + 4 * delta * (a * right.M3 - b * left.M3) / n;
        var (rightIsLower, rightIsHigher) = (right.Min < left.Min, right.Max > left.Max);
        return new(
            left.Count + right.Count, left.Up + right.Up, left.Mean + delta * b / n, m2, m3, m4, left.NegativeSquares + right.NegativeSquares,
            rightIsLower ? right.Min : left.Min,
            rightIsHigher ? right.Max : left.Max,
            rightIsLower ? right.MinAt : left.MinAt,
            rightIsHigher ? right.MaxAt : left.MaxAt);
    }

    private static (double M2, double M3, double M4) CentralMoments(ReadOnlySpan<double> returns, double mean)
    {
        var (m2, m3, m4) = (0d, 0d, 0d);
        foreach (var r in returns)
        {
            var deviation = r - mean;
            var square = deviation * deviation;
            m2 += square;
            m3 += square * deviation;
            m4 += square * square;
        }

        return (m2, m3, m4);
    }
}
