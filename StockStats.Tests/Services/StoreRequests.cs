using StockStats.ServiceModel;
using StockStats.ServiceModel.Types;

namespace StockStats.Tests.Services;

/// <summary>Shorter ways to say what a request asks for.</summary>
internal static class StoreRequests
{
    public static StoreFinancialData Skip(this StoreFinancialData request)
    {
        request.OnError = RowErrorPolicy.Skip;
        return request;
    }

    public static StoreFinancialData Of(this StoreFinancialData request, PriceBasis basis)
    {
        request.Basis = basis;
        return request;
    }
}
