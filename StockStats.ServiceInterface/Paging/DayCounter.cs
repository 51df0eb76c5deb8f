using StockStats.ServiceInterface.Caching;
using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Paging;

/// <summary>
/// Counts the bars of all symbols in a range of days. Where a symbol's first and last day do not tell, its days are read when they are
/// first asked for: once, however many requests wait. Thread-safe.
/// </summary>
internal sealed class DayCounter : IDisposable
{
    /// <summary>Symbols whose days are read at a time.</summary>
    private const int ReadersAtOnce = 4;

    private readonly DayIndexReader _reader;
    private readonly SemaphoreSlim _building = new(1);

    public DayCounter(IPriceStore store, SeriesTable table, SymbolDirectory directory)
    {
        _reader = new(store, table);
        table.Metrics.Meter.CreateObservableGauge(
            "stockstats.cache.day_index.bytes", () => directory.Current?.DayIndexes.Bytes ?? 0, "By", "Bytes that the days of symbols take");
    }

    /// <summary>The counts of a directory's symbols.</summary>
    /// <exception cref="StorageException">Days have to be read, and the database is away.</exception>
    public async ValueTask<DayTotals> CountAsync(DirectoryView view, DaySelection days, CancellationToken cancellationToken)
    {
        if (view.FindTotals(days) is { } known) return known;
        if (Missing(view, days) is { Count: > 0 } missing) await ReadAsync(view.DayIndexes, missing, cancellationToken);
        return view.Keep(days, Sum(view, days));
    }

    public void Dispose() => _building.Dispose();

    private static List<SymbolVersion> Missing(DirectoryView view, DaySelection days)
    {
        List<SymbolVersion> missing = [];
        foreach (var symbol in view.Symbols)
            if (Known(symbol.Days!, days) is null && IsMissing(view.DayIndexes, symbol)) missing.Add(symbol);
        return missing;
    }

    private static bool IsMissing(DayIndexTable indexes, SymbolVersion symbol) => !(indexes.Find(symbol.Symbol)?.Version >= symbol.Version);

    private static DayTotals Sum(DirectoryView view, DaySelection days)
    {
        var symbols = view.Symbols;
        var (before, isExact) = (new long[symbols.Length + 1], true);
        for (var i = 0; i < symbols.Length; i++)
        {
            if (Known(symbols[i].Days!, days) is not { } count)
            {
                var index = view.DayIndexes.Find(symbols[i].Symbol)!;
                count = index.Count(days);
                isExact &= index.Version == symbols[i].Version;
            }

            before[i + 1] = before[i] + count;
        }

        return new(before, isExact);
    }

    /// <summary>The count where first and last day tell it; null where the days have to be looked at.</summary>
    private static int? Known(DayCounts counts, DaySelection days)
    {
        if (days.IncludeProvisional && counts.Provisional > 0) return null;
        if (counts.Final == 0 || counts.First > days.Range.Last || counts.Last < days.Range.First) return 0;
        return counts.First >= days.Range.First && counts.Last <= days.Range.Last ? counts.Final : null;
    }

    /// <summary>What another request has read while this one waited is not read again.</summary>
    private async Task ReadAsync(DayIndexTable indexes, List<SymbolVersion> missing, CancellationToken cancellationToken)
    {
        await _building.WaitAsync(cancellationToken);
        try
        {
            var still = missing.Where(symbol => IsMissing(indexes, symbol));
            var atOnce = new ParallelOptions { MaxDegreeOfParallelism = ReadersAtOnce, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(still, atOnce, async (symbol, token) =>
                indexes.Keep(symbol.Symbol, await _reader.ReadAsync(symbol, indexes.Find(symbol.Symbol), token)));
        }
        finally
        {
            _building.Release();
        }
    }
}
