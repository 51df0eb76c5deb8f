using StockStats.ServiceInterface.Prices;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Statistics.Benchmarks;

/// <summary>How returns moved with those of a benchmark, over the days both have. All but the days are null for fewer than two returns.</summary>
/// <param name="Days">Common days inside the range.</param>
/// <param name="Beta">cov(r, b) / var(b); null where the benchmark's returns are all the same.</param>
/// <param name="Alpha">Jensen's, annual: (mean r − rf/p − beta·(mean b − rf/p))·p.</param>
/// <param name="Correlation">Pearson's; null where either's returns are all the same.</param>
/// <param name="TrackingError">s(r − b)·√p, s with n − 1.</param>
/// <param name="InformationRatio">mean(r − b)·p / tracking error; null where that is zero.</param>
internal readonly record struct BenchmarkStatistics(
    int Days, double? Beta, double? Alpha, double? Correlation, double? TrackingError, double? InformationRatio)
{
    public static BenchmarkStatistics Of(AdjustedPrices prices, AdjustedPrices benchmark, DateRange days, ReturnsFrom from, RiskTerms terms)
    {
        var (count, moments) = CommonDays.Between(prices, benchmark, days, from);
        if (moments.Count < 2) return new() { Days = count };
        var beta = moments.IsConstantB ? null : Defined.Quotient(moments.Products, moments.SquaresB);
        var trackingError = moments.IsConstantD ? 0 : Math.Sqrt(moments.SquaresD / (moments.Count - 1)) * terms.Root;
        return new(
            count,
            beta,
            beta is { } slope ? AlphaOf(moments, slope, terms) : null,
            moments.IsConstantB || moments.IsConstantR ? null : CorrelationOf(moments),
            trackingError,
            Defined.Quotient(moments.MeanD * terms.PeriodsPerYear, trackingError));
    }

    private static double? AlphaOf(in PairedMoments moments, double beta, RiskTerms terms)
    {
        var riskless = terms.RiskFreePerPeriod;
        return Defined.OrNull((moments.MeanR - riskless - beta * (moments.MeanB - riskless)) * terms.PeriodsPerYear);
    }

    /// <summary>Rounding may take it past 1 by the last bit.</summary>
    private static double? CorrelationOf(in PairedMoments moments) =>
        Defined.Quotient(moments.Products, Math.Sqrt(moments.SquaresR) * Math.Sqrt(moments.SquaresB)) is { } correlation
            ? Math.Clamp(correlation, -1, 1)
            : null;
}
