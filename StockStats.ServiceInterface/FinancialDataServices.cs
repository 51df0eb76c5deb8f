using ServiceStack;
using StockStats.ServiceInterface.Caching;
using StockStats.ServiceInterface.Paging;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceModel;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface;

/// <summary>Stored prices, row by row.</summary>
public sealed class FinancialDataServices(PriceSeriesCache cache, BarPages pages, AnswerVersion answer) : IService
{
    private readonly SeriesReader _reader = new(cache, answer);

    /// <exception cref="NotFoundException">The symbol is not stored.</exception>
    /// <exception cref="Prices.Adjustments.AdjustmentUnavailableException">The adjustment cannot be had from what is stored of a symbol.</exception>
    public async Task<QueryFinancialDataResponse> Get(QueryFinancialData request, CancellationToken cancellationToken)
    {
        var query = ToQuery(request);
        var page = request.Symbol is null
            ? await pages.ReadAsync(query, answer, cancellationToken)
            : SeriesPages.Of(await _reader.ReadAsync(Requests.Symbol(request.Symbol), cancellationToken), query);
        answer.SpeaksUntil(request.EndDate, query.Adjustment);
        return new() { Data = [.. page.Items], Pagination = Requests.Pagination(page.Count, query.Page, query.Limit) };
    }

    private static BarQuery ToQuery(QueryFinancialData request) => new(
        new(DateRange.Between(request.StartDate, request.EndDate), request.IncludeProvisional ?? QueryFinancialData.DefaultIncludeProvisional),
        request.Adjustment ?? QueryFinancialData.DefaultAdjustment,
        (request.Sort ?? QueryFinancialData.DefaultSort) == SortOrder.Descending,
        request.Limit ?? QueryFinancialData.DefaultLimit,
        request.Page ?? QueryFinancialData.DefaultPage);
}
