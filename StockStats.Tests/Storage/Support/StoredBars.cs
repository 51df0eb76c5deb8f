using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;

namespace StockStats.Tests.Storage.Support;

/// <summary>A stored day with the actions of that day.</summary>
internal sealed record StoredBar(string Symbol, Bar Bar, IReadOnlyList<CorporateAction> Actions);

/// <summary>Reads what is stored, the plain way.</summary>
internal static class StoredBars
{
    /// <summary>Every bar, provisional ones too, by symbol, then date.</summary>
    public static async Task<List<StoredBar>> ReadBarsAsync(this IPriceStore store)
    {
        var symbols = await store.QuerySymbolsAsync(new(Search: null, Limit: 10_000, Page: 1), CancellationToken.None);
        List<StoredBar> bars = [];
        foreach (var symbol in symbols.Items) bars.AddRange(await store.ReadBarsAsync(symbol.Symbol));
        return bars;
    }

    /// <summary>Every bar of a symbol; none of one that is not stored.</summary>
    public static async Task<List<StoredBar>> ReadBarsAsync(this IPriceStore store, string symbol)
    {
        if (await store.ReadSymbolAsync(symbol, CancellationToken.None) is not { Series: var series }) return [];
        var actions = series.Facts.Actions.ToLookup(action => action.Date);
        return [.. Enumerable.Range(0, series.Count).Select(series.BarAt).Select(bar => new StoredBar(symbol, bar, [.. actions[bar.Date]]))];
    }

    /// <summary>Number of bars of a symbol, provisional ones too; 0 where it is not stored.</summary>
    public static async Task<int> CountBarsAsync(this IPriceStore store, string symbol) => (await store.ReadBarsAsync(symbol)).Count;
}
