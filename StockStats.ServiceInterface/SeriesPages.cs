using StockStats.ServiceInterface.Paging;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface;

/// <summary>Pages of one symbol's bars: two binary searches, whatever the page.</summary>
internal static class SeriesPages
{
    /// <summary>A page of bars with the actions of each, and how many bars there are in all.</summary>
    /// <exception cref="Prices.Adjustments.AdjustmentUnavailableException">The symbol cannot give the adjustment, on any page.</exception>
    public static Page<FinancialData> Of(PriceSeries series, BarQuery query)
    {
        var (start, count) = series.Slice(query.Days.Range, query.Days.IncludeProvisional);
        var slice = PageSlice.Of(query, count);
        var rows = new FinancialData[slice.Length];
        FinancialRows.Fill(rows, series, start + (int)slice.First, query.Days.IncludeProvisional, query.Adjustment);
        if (query.Descending) Array.Reverse(rows);
        return new(rows, count);
    }
}
