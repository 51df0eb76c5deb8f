namespace StockStats.ServiceInterface.Statistics;

/// <summary>What returns are measured against and scaled to.</summary>
/// <param name="RiskFreeRate">Annual, as a fraction.</param>
/// <param name="PeriodsPerYear">Returns a year, above zero.</param>
internal readonly record struct RiskTerms(double RiskFreeRate, int PeriodsPerYear)
{
    /// <summary>The riskless return of one period: rf / p.</summary>
    public double RiskFreePerPeriod => RiskFreeRate / PeriodsPerYear;

    /// <summary>√p, which a deviation of one period is multiplied by to be annual.</summary>
    public double Root => Math.Sqrt(PeriodsPerYear);
}
