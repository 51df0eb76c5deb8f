namespace StockStats.ServiceInterface.Paging;

/// <summary>The bars of one symbol that a page holds.</summary>
/// <param name="Symbol">Position of the symbol in its directory.</param>
/// <param name="Start">Position of the first among the bars of the symbol that are counted.</param>
/// <param name="Length">How many, at least 1.</param>
internal readonly record struct SymbolPart(int Symbol, int Start, int Length);

/// <summary>Finds the symbols of a page: one binary search, then as many steps as the page has symbols.</summary>
internal static class SymbolParts
{
    /// <param name="before">For each symbol, and once more at the end, how many bars stand before it.</param>
    /// <param name="slice">Which of all bars.</param>
    /// <returns>In symbol order; symbols without bars are left out.</returns>
    public static List<SymbolPart> Of(long[] before, PageSlice slice)
    {
        List<SymbolPart> parts = [];
        var (next, end) = (slice.First, slice.First + slice.Length);
        for (var symbol = LastNotAbove(before, next); next < end; symbol++)
        {
            var length = (int)(Math.Min(before[symbol + 1], end) - next);
            if (length == 0) continue;
            parts.Add(new(symbol, (int)(next - before[symbol]), length));
            next += length;
        }

        return parts;
    }

    /// <summary>The last position whose value is not above the given one.</summary>
    private static int LastNotAbove(long[] ascending, long value)
    {
        var (low, high) = (0, ascending.Length);
        while (high - low > 1)
        {
            var middle = (low + high) >>> 1;
            if (ascending[middle] <= value) low = middle;
            else high = middle;
        }

        return low;
    }
}
