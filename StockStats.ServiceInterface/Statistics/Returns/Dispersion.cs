using StockStats.ServiceInterface.Prices.Indexes;

namespace StockStats.ServiceInterface.Statistics.Returns;

/// <summary>How returns spread. Zero variance is lowest = highest return, never a computed variance.</summary>
/// <param name="Volatility">s·√p, s with n − 1; null for fewer than two returns.</param>
/// <param name="Skewness">G1, bias-corrected; null for fewer than three returns, and for zero variance.</param>
/// <param name="ExcessKurtosis">G2, bias-corrected; null for fewer than four returns, and for zero variance.</param>
/// <param name="Sharpe">(mean − rf/p)·√p / s; null for fewer than two returns, and for zero variance.</param>
internal readonly record struct Dispersion(double? Volatility, double? Skewness, double? ExcessKurtosis, double? Sharpe)
{
    /// <param name="summary">The returns' summary; null where there are none.</param>
    /// <param name="terms">Rate and periods.</param>
    public static Dispersion Of(ReturnSummary? summary, RiskTerms terms)
    {
        if (summary is not { Count: > 1 } returns) return default;
        if (returns.Min.Equals(returns.Max)) return new(0, null, null, null);
        var deviation = Math.Sqrt(returns.M2 / (returns.Count - 1));
        return new(
            deviation * terms.Root,
            SkewnessOf(returns),
            ExcessKurtosisOf(returns),
            Defined.Quotient((returns.Mean - terms.RiskFreePerPeriod) * terms.Root, deviation));
    }

    /// <summary>√(n(n−1))/(n−2) · m3/m2^1.5, with moments over n.</summary>
    private static double? SkewnessOf(in ReturnSummary returns)
    {
        double n = returns.Count;
        if (n < 3) return null;
        return Defined.OrNull(Math.Sqrt(n * (n - 1)) / (n - 2) * Math.Sqrt(n) * returns.M3 / Math.Pow(returns.M2, 1.5));
    }

    /// <summary>(n−1)/((n−2)(n−3)) · ((n+1)(m4/m2² − 3) + 6), with moments over n.</summary>
    private static double? ExcessKurtosisOf(in ReturnSummary returns)
    {
        double n = returns.Count;
        if (n < 4) return null;
        var excess = n * returns.M4 / (returns.M2 * returns.M2) - 3;
        return Defined.OrNull((n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * excess + 6));
    }
}
