using StockStats.ServiceInterface.Caching;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Paging;

/// <summary>
/// Reads one page. Series may be newer than the directory: one that counts its bars otherwise is kept, its own count takes the place of the
/// directory's, and the page is looked up again. So each symbol is counted and read at one version, and each pass settles a symbol more.
/// </summary>
internal sealed class PageReading(DirectoryView view, DayTotals totals, BarQuery query, PriceSeriesCache cache)
{
    /// <summary>Series read at a time where they are not in memory.</summary>
    private const int SeriesAtOnce = 8;

    private readonly Dictionary<int, StoredSeries?> _settled = [];
    private readonly Dictionary<int, int> _counts = [];
    private FinancialData[] _rows = [];

    /// <summary>Whether the page shows each of its symbols at the version that the directory says, and all were counted so.</summary>
    public bool IsExact { get; private set; } = totals.IsExact;

    /// <returns>Null where a series is of another database than the directory.</returns>
    public async Task<Page<FinancialData>?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var counted = _counts.Count == 0 ? totals : totals.With(_counts);
            var slice = PageSlice.Of(query, counted.Before[^1]);
            _rows = new FinancialData[slice.Length];
            var settled = _settled.Count;
            if (!await FillAsync(SymbolParts.Of(counted.Before, slice), counted, cancellationToken)) return null;
            if (_settled.Count > settled) continue;
            if (query.Descending) Array.Reverse(_rows);
            return new(_rows, counted.Before[^1]);
        }
    }

    private async Task<bool> FillAsync(List<SymbolPart> parts, DayTotals counted, CancellationToken cancellationToken)
    {
        var filled = 0;
        foreach (var some in parts.Chunk(SeriesAtOnce))
        {
            var found = await Task.WhenAll(some.Select(part => FindAsync(part.Symbol, cancellationToken)));
            for (var i = 0; i < some.Length; i++)
            {
                if (found[i] is { } series && !series.DatabaseId.Equals(view.DatabaseId, StringComparison.Ordinal)) return false;
                if (Agrees(some[i].Symbol, found[i], counted)) Fill(_rows.AsSpan(filled, some[i].Length), found[i]!, some[i].Start);
                filled += some[i].Length;
            }
        }

        return true;
    }

    private Task<StoredSeries?> FindAsync(int symbol, CancellationToken cancellationToken) => _settled.TryGetValue(symbol, out var settled)
        ? Task.FromResult(settled)
        : cache.FindAsync(view.Symbols[symbol].Symbol, cancellationToken).AsTask();

    private bool Agrees(int symbol, StoredSeries? found, DayTotals counted)
    {
        IsExact &= found?.Version == view.Symbols[symbol].Version;
        var count = found is null ? 0 : found.Series.Slice(query.Days.Range, query.Days.IncludeProvisional).Length;
        if (count == counted.Of(symbol)) return true;
        (_settled[symbol], _counts[symbol]) = (found, count);
        return false;
    }

    private void Fill(Span<FinancialData> rows, StoredSeries found, int start)
    {
        var first = found.Series.Slice(query.Days.Range, query.Days.IncludeProvisional).Start;
        FinancialRows.Fill(rows, found.Series, first + start, query.Days.IncludeProvisional, query.Adjustment);
    }
}
