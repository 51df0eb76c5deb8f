using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface;

/// <summary>Pages of one symbol's bars: two binary searches, whatever the page.</summary>
internal static class SeriesPages
{
    /// <summary>A page of bars with the actions of each, and how many bars there are in all.</summary>
    /// <param name="series">The history of the symbol that the query names.</param>
    /// <param name="query">Which of its bars.</param>
    public static Page<StoredBar> Of(PriceSeries series, BarQuery query)
    {
        var (start, count) = series.Slice(query.Range, query.IncludeProvisional);
        var before = Math.Min((query.Page - 1L) * query.Limit, count);
        var length = (int)Math.Min(query.Limit, count - before);
        if (length == 0) return new([], count);

        var first = query.Descending ? start + count - (int)before - length : start + (int)before;
        var bars = new Bar[length];
        for (var i = 0; i < length; i++) bars[i] = series.BarAt(first + i, query.IncludeProvisional);
        var actions = ActionsBetween(series.Facts, bars[0].Date, bars[^1].Date);
        if (query.Descending) Array.Reverse(bars);
        return new([.. bars.Select(bar => new StoredBar(series.Facts.Symbol, bar, [.. actions[bar.Date]]))], count);
    }

    private static ILookup<DateOnly, CorporateAction> ActionsBetween(SymbolFacts facts, DateOnly first, DateOnly last) =>
        facts.Actions.Where(action => first <= action.Date && action.Date <= last).ToLookup(action => action.Date);
}
