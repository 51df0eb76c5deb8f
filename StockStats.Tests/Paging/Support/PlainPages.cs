using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Prices.Adjustments;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Paging.Support;

/// <summary>Answers QueryFinancialData the plain way: lists every row there is, then filters, sorts and cuts.</summary>
internal static class PlainPages
{
    /// <summary>What the answer has to be: its count and a line for each row; the symbols that cannot be adjusted instead, where there are any.</summary>
    public static async Task<string> OfAsync(IPriceStore store, QueryFinancialData request)
    {
        List<PlainRow> all = [];
        foreach (var symbol in (await store.ReadBarsAsync()).Select(bar => bar.Symbol).Distinct(StringComparer.Ordinal))
            if (request.Symbol is null || request.Symbol == symbol) all.AddRange(await RowsAsync(store, symbol, request));
        if (request.Sort == SortOrder.Descending) all.Reverse();
        var page = all.Skip((int)Math.Min(int.MaxValue, ((request.Page ?? 1) - 1L) * (request.Limit ?? 5))).Take(request.Limit ?? 5).ToList();
        string[] refused = [.. (request.Symbol is null ? page : all).Where(row => row.Text is null).Select(row => row.Symbol).Distinct(StringComparer.Ordinal)];
        return refused.Length > 0 ? "refused" : Text(all.Count, page.Select(row => row.Text!));
    }

    /// <summary>An answer in the same form.</summary>
    public static string Text(QueryFinancialDataResponse answer) => Text(answer.Pagination!.Count, answer.Data.Select(Text));

    private static string Text(long count, IEnumerable<string> rows) => FormattableString.Invariant($"{count}: {string.Join(" | ", rows)}");

    private static string Text(FinancialData row) => FormattableString.Invariant(
        $"{row.Symbol} {row.Date:O} {row.OpenPrice} {row.HighPrice} {row.LowPrice} {row.ClosePrice} {row.Volume} {row.AdjustedClosePrice} {row.DividendAmount} {row.SplitCoefficient} {row.Provisional}");

    private static async Task<List<PlainRow>> RowsAsync(IPriceStore store, string symbol, QueryFinancialData request)
    {
        var facts = (await store.ReadSymbolAsync(symbol, CancellationToken.None))!.Series.Facts;
        List<StoredBar> bars = [.. (await store.ReadBarsAsync(symbol)).Where(bar => !bar.Bar.Provisional || request.IncludeProvisional == true)];
        var range = DateRange.Between(request.StartDate, request.EndDate);
        var prices = Adjusted([.. bars.Select(bar => bar.Bar with { Provisional = false })], facts, request.Adjustment ?? PriceAdjustment.AsStored);
        if (prices is null && request.Symbol is not null) return [new(symbol, Text: null)];
        return [.. bars.Index()
            .Where(bar => range.Contains(bar.Item.Bar.Date))
            .Select(bar => new PlainRow(symbol, prices is null ? null : Text(bar.Item, prices, bar.Index)))];
    }

    private static AdjustedPrices? Adjusted(List<Bar> bars, SymbolFacts facts, PriceAdjustment adjustment)
    {
        try
        {
            return new PriceSeries(bars, facts).At(adjustment);
        }
        catch (AdjustmentUnavailableException)
        {
            return null;
        }
    }

    private static string Text(StoredBar stored, AdjustedPrices prices, int index) => Text(new FinancialData
    {
        Symbol = stored.Symbol,
        Date = stored.Bar.Date,
        OpenPrice = Units(prices.OpenAt(index)),
        HighPrice = prices.HighAt(index) is { } high ? Units(high) : null,
        LowPrice = prices.LowAt(index) is { } low ? Units(low) : null,
        ClosePrice = Units(prices.CloseAt(index)),
        Volume = prices.VolumeAt(index),
        AdjustedClosePrice = stored.Bar.AdjustedClose?.ToDecimal(),
        DividendAmount = stored.Actions.LastOrDefault(action => action.Amount is not null).Amount?.ToDecimal(),
        SplitCoefficient = stored.Actions.LastOrDefault(action => action.Factor is not null).Factor?.ToDecimal(),
        Provisional = stored.Bar.Provisional ? true : null,
    });

    private static decimal Units(long millionths) => new Price(millionths).ToDecimal();

    /// <summary>A row; without a text where its symbol cannot be adjusted.</summary>
    private sealed record PlainRow(string Symbol, string? Text);
}
