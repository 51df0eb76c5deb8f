using ServiceStack;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface;

/// <summary>Stored prices, row by row.</summary>
public sealed class FinancialDataServices(IPriceStore store) : IService
{
    public async Task<QueryFinancialDataResponse> Get(QueryFinancialData request, CancellationToken cancellationToken)
    {
        var query = ToQuery(request);
        var page = await store.QueryBarsAsync(query, cancellationToken);
        if (page.Count == 0 && query.Symbol is { } symbol && await store.FindSymbolAsync(symbol, cancellationToken) is null)
            throw NotFoundException.UnknownSymbol(symbol);
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
