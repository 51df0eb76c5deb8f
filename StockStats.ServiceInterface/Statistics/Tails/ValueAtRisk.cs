namespace StockStats.ServiceInterface.Statistics.Tails;

/// <summary>Historical value at risk at 95 %, as returns: negative is a loss. Null where there is no return.</summary>
/// <param name="Quantile">5 % quantile of the returns, by linear interpolation (type 7 of Hyndman and Fan).</param>
/// <param name="ExpectedShortfall">Mean of the returns at or below it.</param>
internal readonly record struct ValueAtRisk(double? Quantile, double? ExpectedShortfall)
{
    /// <summary>5 % as a fraction of whole numbers, so that 0.05 · (n − 1) is exact.</summary>
    private const int OneIn = 20;

    /// <summary>As for <see cref="Downside"/>.</summary>
    private const double Tolerance = 1e-10;

    public static ValueAtRisk Of(ReturnRange range)
    {
        if (range.Count == 0) return default;
        var indexes = range.Prices.Indexes;
        var (below, rest) = Math.DivRem(range.Count - 1, OneIn);
        var (lower, upper) = indexes.SmallestReturns(range.First, range.End, below);
        var quantile = lower.Value + (upper.Value - lower.Value) * rest / OneIn;
        // Of the range nothing lies between the two, so that the lower one, whose rank is known, is as good a limit.
        var isBetween = quantile < upper.Value;
        var limit = isBetween ? lower.Value : quantile;
        var ranks = isBetween ? indexes.Tails.CountInSeries(lower) : indexes.Tails.CountInSeries(limit);
        var sums = indexes.Tails.AtOrBelow(range.First, range.End, limit, ranks);
        if (sums.SumDoubt > Tolerance * Math.Abs(sums.Sum)) sums = indexes.Tails.OneByOne(range.First, range.End, limit);
        return new(quantile, sums.Sum / indexes.CountReturnsBelow(range.First, range.End, ranks));
    }
}
