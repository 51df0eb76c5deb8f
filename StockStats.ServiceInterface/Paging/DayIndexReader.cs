using StockStats.ServiceInterface.Caching;
using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Paging;

/// <summary>Finds the days of a symbol: in its cached series, or in the database, of which only what is new is read where that can be told.</summary>
internal sealed class DayIndexReader(IPriceStore store, SeriesTable table)
{
    private static readonly DayIndex None = new(0, new([]), new([]));

    /// <param name="symbol">The symbol, and the version that its days must have at least.</param>
    /// <param name="before">What was known of it; null where nothing was.</param>
    /// <param name="cancellationToken">Stops between statements.</param>
    public async Task<DayIndex> ReadAsync(SymbolVersion symbol, DayIndex? before, CancellationToken cancellationToken)
    {
        if (table.Find(symbol.Symbol)?.Current is { } cached && cached.Version >= symbol.Version)
            return new(cached.Version, new(cached.Series.FinalDays), new(cached.Series.ProvisionalDays));
        before ??= None;
        var first = before.Final.Last;
        var read = await store.ReadDaysAsync(symbol.Symbol, first, cancellationToken);
        if (read is not null && first > DateOnly.MinValue)
        {
            if (Joined(before, read, first) is { } joined) return joined;
            read = await store.ReadDaysAsync(symbol.Symbol, DateOnly.MinValue, cancellationToken);
        }

        return read is null ? None with { Version = symbol.Version } : Joined(None, read, DateOnly.MinValue)!;
    }

    /// <summary>
    /// What was known of the days before the first one read, and what was read. Bars are never deleted, and a final one stays final:
    /// where the counts are right, so are the days. Null where they are not.
    /// </summary>
    private static DayIndex? Joined(DayIndex before, StoredDays read, DateOnly first)
    {
        int[] final = [.. before.Final.Before(first.DayNumber), .. read.Final.Select(day => day.DayNumber)];
        int[] provisional = [.. before.Provisional.Before(first.DayNumber), .. read.Provisional.Select(day => day.DayNumber)];
        var isWhole = first == DateOnly.MinValue || (final.Length == read.Counts.Final && provisional.Length == read.Counts.Provisional);
        return isWhole ? new(read.Version, new(final), new(provisional)) : null;
    }
}
