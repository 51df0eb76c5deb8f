using ServiceStack;
using StockStats.ServiceInterface.Caching;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Statistics;
using StockStats.ServiceInterface.Statistics.Benchmarks;
using StockStats.ServiceModel;

namespace StockStats.ServiceInterface;

/// <summary>Statistics over stored prices.</summary>
public sealed class StatisticsServices(PriceSeriesCache cache, AnswerVersion answer) : IService
{
    private readonly SeriesReader _reader = new(cache, answer);

    /// <exception cref="NotFoundException">A symbol is not stored, or has no trading day in the range.</exception>
    /// <exception cref="Prices.Adjustments.AdjustmentUnavailableException">The adjustment cannot be had from what is stored of a symbol.</exception>
    public async Task<GetStatisticsResponse> Get(GetStatistics request, CancellationToken cancellationToken)
    {
        var symbol = Requests.Symbol(request.Symbol);
        var days = DateRange.Between(request.StartDate, request.EndDate);
        var adjustment = request.Adjustment ?? GetStatistics.DefaultAdjustment;
        var returnsFrom = request.ReturnsFrom ?? GetStatistics.DefaultReturnsFrom;
        var terms = new RiskTerms(
            request.RiskFreeRate ?? GetStatistics.DefaultRiskFreeRate, request.PeriodsPerYear ?? GetStatistics.DefaultPeriodsPerYear);

        answer.SpeaksUntil(request.EndDate, adjustment);
        var series = await _reader.ReadAsync(symbol, cancellationToken);
        var prices = series.At(adjustment);
        var range = PriceRange.Of(prices, days) ?? throw NotFoundException.NoTradingDay(symbol, prices, days);
        var row = StatisticsRows.Of(symbol, days, RangeStatistics.Of(range, returnsFrom, terms));
        (row.Basis, row.Adjustment, row.ActionsAsOf) = (series.Facts.Basis, adjustment, series.Facts.ActionsAsOf);
        if (string.IsNullOrEmpty(request.Benchmark)) return new() { Data = row };

        var benchmark = Requests.Symbol(request.Benchmark);
        var measure = (await _reader.ReadAsync(benchmark, cancellationToken)).At(adjustment);
        row.Fill(benchmark, BenchmarkStatistics.Of(prices, measure, days, returnsFrom, terms));
        return new() { Data = row };
    }
}
