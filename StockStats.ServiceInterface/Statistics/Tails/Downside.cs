using StockStats.ServiceInterface.Prices.Indexes;

namespace StockStats.ServiceInterface.Statistics.Tails;

/// <summary>Deviation below the riskless return. Null for fewer than two returns.</summary>
/// <param name="Deviation">√(Σ min(r − rf/p, 0)² / n)·√p over all n; zero where no return is below.</param>
/// <param name="Sortino">(mean − rf/p)·p / deviation; null where that is zero.</param>
internal readonly record struct Downside(double? Deviation, double? Sortino)
{
    /// <summary>Share of the result that rounding may take before the returns are added one by one: a tenth of what is promised.</summary>
    private const double Tolerance = 1e-10;

    /// <param name="range">The returns.</param>
    /// <param name="summary">Their summary; null where there are none.</param>
    /// <param name="terms">Rate and periods.</param>
    public static Downside Of(ReturnRange range, ReturnSummary? summary, RiskTerms terms)
    {
        if (summary is not { Count: > 1 } returns) return default;
        var target = terms.RiskFreePerPeriod;
        if (returns.Min >= target) return new(0, null);
        var squares = target == 0 ? returns.NegativeSquares : Squares(range, target);
        var deviation = Math.Sqrt(squares / range.Count) * terms.Root;
        return new(deviation, Defined.Quotient((returns.Mean - target) * terms.PeriodsPerYear, deviation));
    }

    /// <summary>Σ (r − t)² = Σ r² − 2tΣ r + nt² over the returns below t, where that does not cancel.</summary>
    private static double Squares(ReturnRange range, double target)
    {
        var indexes = range.Prices.Indexes;
        var limit = Math.BitDecrement(target);
        var ranks = indexes.Tails.CountInSeries(limit);
        var sums = indexes.Tails.AtOrBelow(range.First, range.End, limit, ranks);
        var count = indexes.CountReturnsBelow(range.First, range.End, ranks);
        var (linear, constant) = (2 * target * sums.Sum, count * target * target);
        var squares = sums.Squares - linear + constant;
        const double Rounding = 1e-15;
        var doubt = sums.SquaresDoubt + 2 * Math.Abs(target) * sums.SumDoubt + Rounding * (sums.Squares + Math.Abs(linear) + constant);
        return doubt <= Tolerance * squares ? squares : OneByOne(range, target);
    }

    private static double OneByOne(ReturnRange range, double target)
    {
        var squares = 0d;
        for (var i = range.First; i < range.End; i++)
        {
            var below = Math.Min(range.Prices.ReturnAt(i) - target, 0);
            squares += below * below;
        }

        return squares;
    }
}
