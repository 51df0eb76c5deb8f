using System.ComponentModel;
using System.Net;
using System.Runtime.Serialization;
using ServiceStack;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceModel;

[Tag("statistics")]
[Api("Statistics of one symbol over a range of days. Provisional bars are left out.")]
[Route("/api/statistics", "GET", Summary = "Statistics of one symbol over a range of days")]
[ApiResponse(HttpStatusCode.NotModified, "Nothing has changed since the answer whose ETag the request gives in If-None-Match.")]
[DataContract]
public sealed class GetStatistics : IGet, IReturn<GetStatisticsResponse>
{
    /// <summary>The adjustment where the request does not say.</summary>
    public const PriceAdjustment DefaultAdjustment = PriceAdjustment.AsStored;

    /// <summary>The close that returns start at where the request does not say.</summary>
    public const ReturnsFrom DefaultReturnsFrom = Types.ReturnsFrom.First;

    /// <summary>The annual riskless rate where the request does not say.</summary>
    public const double DefaultRiskFreeRate = 0;

    /// <summary>Returns a year where the request does not say: trading days of a year in New York.</summary>
    public const int DefaultPeriodsPerYear = 252;

    [DataMember(Name = "start_date", Order = 1), ValidateNotNull]
    [ApiMember(Description = "First day, inclusive, YYYY-MM-DD; need not be a trading day.", IsRequired = true)]
    public DateOnly? StartDate { get; set; }

    [DataMember(Name = "end_date", Order = 2), ValidateNotNull]
    [ApiMember(Description = "Last day, inclusive, YYYY-MM-DD; need not be a trading day.", IsRequired = true)]
    public DateOnly? EndDate { get; set; }

    [DataMember(Name = "symbol", Order = 3), ValidateNotEmpty]
    [ApiMember(Description = "One symbol, in any case; 1 to 32 of A-Z, 0-9, '.', '^', '=' and '-'.", IsRequired = true)]
    public string? Symbol { get; set; }

    [DataMember(Name = "adjustment", Order = 4), DefaultValue(DefaultAdjustment)]
    [ApiMember(Description = "What prices are adjusted for, relative to the newest bar: as_stored (where absent), raw, split, dividend or all.")]
    public PriceAdjustment? Adjustment { get; set; }

    [DataMember(Name = "returns_from", Order = 5), DefaultValue(DefaultReturnsFrom)]
    [ApiMember(Description = "Where returns start: first (where absent), the first close inside the range; previous, the last close before it.")]
    public ReturnsFrom? ReturnsFrom { get; set; }

    [DataMember(Name = "benchmark", Order = 6)]
    [ApiMember(Description = "A stored symbol to measure against; beta, alpha, correlation, tracking_error and information_ratio need it.")]
    public string? Benchmark { get; set; }

    [DataMember(Name = "risk_free_rate", Order = 7), DefaultValue(DefaultRiskFreeRate)]
    [ApiMember(Description = "Annual riskless rate as a fraction, -1 to 2; 0.03 is 3 %; 0 where absent.")]
    public double? RiskFreeRate { get; set; }

    [DataMember(Name = "periods_per_year", Order = 8), ValidateGreaterThan(0), DefaultValue(DefaultPeriodsPerYear)]
    [ApiMember(Description = "Returns a year, to scale to a year by, above 0; 252 where absent.")]
    public int? PeriodsPerYear { get; set; }
}

[DataContract]
public sealed class GetStatisticsResponse : IHasResponseStatus, IHasInfo
{
    [DataMember(Name = "data", Order = 1)]
    [ApiMember(Description = "The statistics.")]
    public SymbolStatistics? Data { get; set; }

    [DataMember(Name = "info", Order = 2)]
    [ApiMember(Description = "The error message, empty where there is none.")]
    public Info Info { get; set; } = new();

    [DataMember(Name = "responseStatus", Order = 3)]
    [ApiMember(Description = "The error, absent where there is none.")]
    public ResponseStatus? ResponseStatus { get; set; }
}

/// <summary>Statistics of one symbol over a range. Averages are exact quotients, rounded half to even; prices are exact; what is undefined is absent.</summary>
[DataContract]
public sealed class SymbolStatistics
{
    [DataMember(Name = "start_date", Order = 1)]
    [ApiMember(Description = "First day as asked.")]
    public DateOnly StartDate { get; set; }

    [DataMember(Name = "end_date", Order = 2)]
    [ApiMember(Description = "Last day as asked.")]
    public DateOnly EndDate { get; set; }

    [DataMember(Name = "symbol", Order = 3)]
    [ApiMember(Description = "The symbol, upper case.")]
    public string Symbol { get; set; } = "";

    [DataMember(Name = "average_daily_open_price", Order = 4)]
    [ApiMember(Description = "Mean of the opening prices, to 4 decimals.")]
    public decimal AverageDailyOpenPrice { get; set; }

    [DataMember(Name = "average_daily_close_price", Order = 5)]
    [ApiMember(Description = "Mean of the closing prices, to 4 decimals.")]
    public decimal AverageDailyClosePrice { get; set; }

    [DataMember(Name = "average_daily_volume", Order = 6)]
    [ApiMember(Description = "Mean of the volumes, to a whole number.")]
    public long AverageDailyVolume { get; set; }

    [DataMember(Name = "days", Order = 7)]
    [ApiMember(Description = "Trading days inside the range.")]
    public int Days { get; set; }

    [DataMember(Name = "first_date", Order = 8)]
    [ApiMember(Description = "First trading day inside the range.")]
    public DateOnly FirstDate { get; set; }

    [DataMember(Name = "last_date", Order = 9)]
    [ApiMember(Description = "Last trading day inside the range.")]
    public DateOnly LastDate { get; set; }

    [DataMember(Name = "basis", Order = 10)]
    [ApiMember(Description = "What the prices are adjusted for as stored: raw, split or all.")]
    public PriceBasis? Basis { get; set; }

    [DataMember(Name = "adjustment", Order = 11)]
    [ApiMember(Description = "What the prices of this answer are adjusted for, as asked.")]
    public PriceAdjustment? Adjustment { get; set; }

    [DataMember(Name = "actions_as_of", Order = 12)]
    [ApiMember(Description = "Day up to which splits and dividends were fetched; absent where they never were.")]
    public DateOnly? ActionsAsOf { get; set; }

    [DataMember(Name = "min_close_price", Order = 13)]
    [ApiMember(Description = "Lowest close.")]
    public decimal MinClosePrice { get; set; }

    [DataMember(Name = "min_close_price_date", Order = 14)]
    [ApiMember(Description = "Earliest day of the lowest close.")]
    public DateOnly MinClosePriceDate { get; set; }

    [DataMember(Name = "max_close_price", Order = 15)]
    [ApiMember(Description = "Highest close.")]
    public decimal MaxClosePrice { get; set; }

    [DataMember(Name = "max_close_price_date", Order = 16)]
    [ApiMember(Description = "Earliest day of the highest close.")]
    public DateOnly MaxClosePriceDate { get; set; }

    [DataMember(Name = "lowest_price", Order = 17)]
    [ApiMember(Description = "Lowest low; a day without one counts with the lower of open and close.")]
    public decimal LowestPrice { get; set; }

    [DataMember(Name = "highest_price", Order = 18)]
    [ApiMember(Description = "Highest high; a day without one counts with the higher of open and close.")]
    public decimal HighestPrice { get; set; }

    [DataMember(Name = "median_close_price", Order = 19)]
    [ApiMember(Description = "Median close, exact: at most 7 decimals.")]
    public decimal MedianClosePrice { get; set; }

    [DataMember(Name = "stdev_close_price", Order = 20)]
    [ApiMember(Description = "Sample standard deviation of the closes (n - 1); absent for one day.")]
    public double? StdevClosePrice { get; set; }

    [DataMember(Name = "total_volume", Order = 21)]
    [ApiMember(Description = "Sum of the volumes, whole.")]
    public decimal TotalVolume { get; set; }

    [DataMember(Name = "total_return", Order = 22)]
    [ApiMember(Description = "Last close / base close - 1, a fraction; absent where the range has no return, as is every figure of returns below.")]
    public double? TotalReturn { get; set; }

    [DataMember(Name = "annualized_return", Order = 23)]
    [ApiMember(Description = "Total return a year of 365.25 calendar days; absent under 30 days.")]
    public double? AnnualizedReturn { get; set; }

    [DataMember(Name = "annualized_volatility", Order = 24)]
    [ApiMember(Description = "Sample standard deviation of the returns, times the root of periods_per_year; absent for fewer than 2 returns.")]
    public double? AnnualizedVolatility { get; set; }

    [DataMember(Name = "downside_deviation", Order = 25)]
    [ApiMember(Description = "Root mean square of the returns below the riskless one, over all returns, annual; absent for fewer than 2 returns.")]
    public double? DownsideDeviation { get; set; }

    [DataMember(Name = "sharpe_ratio", Order = 26)]
    [ApiMember(Description = "Annual mean return above the riskless one / annualized volatility; absent for zero variance.")]
    public double? SharpeRatio { get; set; }

    [DataMember(Name = "sortino_ratio", Order = 27)]
    [ApiMember(Description = "Annual mean return above the riskless one / downside deviation; absent where that is zero.")]
    public double? SortinoRatio { get; set; }

    [DataMember(Name = "calmar_ratio", Order = 28)]
    [ApiMember(Description = "annualized_return / |max_drawdown|; absent where either is absent or the drawdown is zero.")]
    public double? CalmarRatio { get; set; }

    [DataMember(Name = "max_drawdown", Order = 29)]
    [ApiMember(Description = "Deepest fall below the highest close so far, a fraction of it, zero or below; the earliest of equal ones.")]
    public double? MaxDrawdown { get; set; }

    [DataMember(Name = "max_drawdown_peak_date", Order = 30)]
    [ApiMember(Description = "Day the fall started from; absent where the close never fell.")]
    public DateOnly? MaxDrawdownPeakDate { get; set; }

    [DataMember(Name = "max_drawdown_trough_date", Order = 31)]
    [ApiMember(Description = "Day the fall was deepest; absent where the close never fell.")]
    public DateOnly? MaxDrawdownTroughDate { get; set; }

    [DataMember(Name = "max_drawdown_recovery_date", Order = 32)]
    [ApiMember(Description = "First later day inside the range with a close at the peak or above; absent where there is none.")]
    public DateOnly? MaxDrawdownRecoveryDate { get; set; }

    [DataMember(Name = "value_at_risk_95", Order = 33)]
    [ApiMember(Description = "5 % quantile of the returns, linearly interpolated (type 7); negative is a loss.")]
    public double? ValueAtRisk95 { get; set; }

    [DataMember(Name = "expected_shortfall_95", Order = 34)]
    [ApiMember(Description = "Mean of the returns at or below value_at_risk_95; negative is a loss.")]
    public double? ExpectedShortfall95 { get; set; }

    [DataMember(Name = "skewness", Order = 35)]
    [ApiMember(Description = "Bias-corrected (G1); absent for fewer than 3 returns and for zero variance.")]
    public double? Skewness { get; set; }

    [DataMember(Name = "excess_kurtosis", Order = 36)]
    [ApiMember(Description = "Bias-corrected (G2); absent for fewer than 4 returns and for zero variance.")]
    public double? ExcessKurtosis { get; set; }

    [DataMember(Name = "best_day", Order = 37)]
    [ApiMember(Description = "Highest return.")]
    public double? BestDay { get; set; }

    [DataMember(Name = "best_day_date", Order = 38)]
    [ApiMember(Description = "Earliest day of the highest return.")]
    public DateOnly? BestDayDate { get; set; }

    [DataMember(Name = "worst_day", Order = 39)]
    [ApiMember(Description = "Lowest return.")]
    public double? WorstDay { get; set; }

    [DataMember(Name = "worst_day_date", Order = 40)]
    [ApiMember(Description = "Earliest day of the lowest return.")]
    public DateOnly? WorstDayDate { get; set; }

    [DataMember(Name = "up_days_share", Order = 41)]
    [ApiMember(Description = "Share of the returns above zero, 0 to 1.")]
    public double? UpDaysShare { get; set; }

    [DataMember(Name = "benchmark", Order = 42)]
    [ApiMember(Description = "The benchmark, upper case; absent where none was asked for, as are the figures below.")]
    public string? Benchmark { get; set; }

    [DataMember(Name = "benchmark_days", Order = 43)]
    [ApiMember(Description = "Days inside the range that symbol and benchmark have in common; returns run between consecutive ones.")]
    public int? BenchmarkDays { get; set; }

    [DataMember(Name = "beta", Order = 44)]
    [ApiMember(Description = "Covariance of the returns / variance of the benchmark's; absent where that is zero.")]
    public double? Beta { get; set; }

    [DataMember(Name = "alpha", Order = 45)]
    [ApiMember(Description = "Jensen's alpha, annual.")]
    public double? Alpha { get; set; }

    [DataMember(Name = "correlation", Order = 46)]
    [ApiMember(Description = "Pearson's, -1 to 1; absent where either's variance is zero.")]
    public double? Correlation { get; set; }

    [DataMember(Name = "tracking_error", Order = 47)]
    [ApiMember(Description = "Sample standard deviation of the differences of the returns, annual.")]
    public double? TrackingError { get; set; }

    [DataMember(Name = "information_ratio", Order = 48)]
    [ApiMember(Description = "Annual mean difference of the returns / tracking_error; absent where that is zero.")]
    public double? InformationRatio { get; set; }
}
