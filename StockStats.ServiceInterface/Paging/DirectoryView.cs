using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Paging;

/// <summary>All stored symbols in symbol order, as they were at one moment, with how many bars stand before each. Immutable.</summary>
internal sealed class DirectoryView
{
    private readonly SymbolVersion[] _symbols;
    private readonly DayTotals _final;
    private readonly DayTotals _all;
    private Selected? _last;

    /// <param name="databaseId">Which database this is of.</param>
    /// <param name="label">Names what it was made from: two views of the same label say the same.</param>
    /// <param name="symbols">In ordinal order, each with its days; not changed afterwards.</param>
    /// <param name="dayIndexes">Where the days of this database's symbols are kept.</param>
    public DirectoryView(string databaseId, string label, SymbolVersion[] symbols, DayIndexTable dayIndexes)
    {
        (DatabaseId, Label, _symbols, DayIndexes) = (databaseId, label, symbols, dayIndexes);
        var (final, all) = (new long[symbols.Length + 1], new long[symbols.Length + 1]);
        for (var i = 0; i < symbols.Length; i++)
        {
            var days = symbols[i].Days!;
            final[i + 1] = final[i] + days.Final;
            all[i + 1] = all[i] + days.Final + days.Provisional;
        }

        (_final, _all) = (new(final, IsExact: true), new(all, IsExact: true));
    }

    public string DatabaseId { get; }

    public string Label { get; }

    /// <summary>In ordinal order, each with its days.</summary>
    public ReadOnlySpan<SymbolVersion> Symbols => _symbols;

    /// <summary>Where the days of the symbols are kept.</summary>
    public DayIndexTable DayIndexes { get; }

    /// <summary>The counts of a selection: of all days, or of the selection counted last, since pages of one are read one after the other.</summary>
    /// <returns>Null where it has to be counted.</returns>
    public DayTotals? FindTotals(DaySelection days)
    {
        if (days.Range == DateRange.All) return days.IncludeProvisional ? _all : _final;
        return Volatile.Read(ref _last) is { } last && last.Days == days ? last.Totals : null;
    }

    /// <summary>Keeps the counts of a selection until another one is counted.</summary>
    public DayTotals Keep(DaySelection days, DayTotals totals)
    {
        Volatile.Write(ref _last, new(days, totals));
        return totals;
    }

    /// <summary>The same with some symbols changed or added.</summary>
    /// <param name="label">Names what it is made from; null: the symbols and versions in it do.</param>
    /// <param name="changes">The symbols.</param>
    public DirectoryView With(string? label, IReadOnlyDictionary<string, SymbolVersion> changes)
    {
        var symbols = new SymbolVersion[_symbols.Length];
        var found = 0;
        for (var i = 0; i < symbols.Length; i++)
        {
            if (changes.TryGetValue(_symbols[i].Symbol, out symbols[i])) found++;
            else symbols[i] = _symbols[i];
        }

        if (found < changes.Count) symbols = Merge(symbols, changes);
        return new(DatabaseId, label ?? VersionDigest.Of(DatabaseId, symbols), symbols, DayIndexes);
    }

    private SymbolVersion[] Merge(SymbolVersion[] symbols, IReadOnlyDictionary<string, SymbolVersion> changes)
    {
        SymbolVersion[] merged = [.. symbols, .. changes.Values.Where(change => !Contains(change.Symbol))];
        Array.Sort(merged, (a, b) => string.CompareOrdinal(a.Symbol, b.Symbol));
        return merged;
    }

    private bool Contains(string symbol)
    {
        var (low, high) = (0, _symbols.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (string.CompareOrdinal(_symbols[middle].Symbol, symbol) < 0) low = middle + 1;
            else high = middle;
        }

        return low < _symbols.Length && _symbols[low].Symbol.Equals(symbol, StringComparison.Ordinal);
    }

    private sealed record Selected(DaySelection Days, DayTotals Totals);
}
