using ServiceStack;
using StockStats.ServiceInterface.Caching;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface;

/// <summary>Stored prices, row by row.</summary>
public sealed class FinancialDataServices(IPriceStore store, PriceSeriesCache cache, AnswerVersion answer) : IService
{
    private readonly SeriesReader _reader = new(cache, answer);

    /// <exception cref="NotFoundException">The symbol is not stored.</exception>
    public async Task<QueryFinancialDataResponse> Get(QueryFinancialData request, CancellationToken cancellationToken)
    {
        var query = ToQuery(request);
        var page = query.Symbol is { } symbol
            ? SeriesPages.Of(await _reader.ReadAsync(symbol, cancellationToken), query)
            : await store.QueryBarsAsync(query, cancellationToken);
        return new()
        {
            Data = [.. page.Items.Select(FinancialRows.Of)],
            Pagination = Requests.Pagination(page.Count, query.Page, query.Limit),
        };
    }

    private static BarQuery ToQuery(QueryFinancialData request) => new(
        request.Symbol is null ? null : Requests.Symbol(request.Symbol),
        DateRange.Between(request.StartDate, request.EndDate),
        (request.Sort ?? QueryFinancialData.DefaultSort) == SortOrder.Descending,
        request.IncludeProvisional ?? QueryFinancialData.DefaultIncludeProvisional,
        request.Limit ?? QueryFinancialData.DefaultLimit,
        request.Page ?? QueryFinancialData.DefaultPage);
}
