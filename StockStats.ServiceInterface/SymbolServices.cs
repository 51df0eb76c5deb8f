using ServiceStack;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel;

namespace StockStats.ServiceInterface;

/// <summary>The directory of stored symbols.</summary>
public sealed class SymbolServices(IPriceStore store) : IService
{
    public async Task<QuerySymbolsResponse> Get(QuerySymbols request, CancellationToken cancellationToken)
    {
        var query = new SymbolQuery(
            request.Search, request.Limit ?? QuerySymbols.DefaultLimit, request.Page ?? QuerySymbols.DefaultPage);
        var page = await store.QuerySymbolsAsync(query, cancellationToken);
        return new()
        {
            Data = [.. page.Items.Select(ToInfo)],
            Pagination = Requests.Pagination(page.Count, query.Page, query.Limit),
        };
    }

    private static SymbolInfo ToInfo(StoredSymbol stored) => new()
    {
        Symbol = stored.Symbol,
        FirstDate = stored.FirstDate,
        LastDate = stored.LastDate,
        Days = stored.Days,
        Basis = stored.Basis,
        Source = stored.Source,
        UpdatedAt = stored.UpdatedAt.UtcDateTime,
        Name = stored.Listing?.Name,
        Exchange = stored.Listing?.Exchange,
        Status = stored.Listing?.Status,
        DelistingDate = stored.Listing?.DelistingDate,
    };
}
