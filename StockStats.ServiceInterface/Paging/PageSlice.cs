namespace StockStats.ServiceInterface.Paging;

/// <summary>Which items of a list in ascending order a page holds.</summary>
/// <param name="First">Position of the oldest, from 0.</param>
/// <param name="Length">How many; 0 past the end.</param>
internal readonly record struct PageSlice(long First, int Length)
{
    /// <summary>The page of a query among <paramref name="count"/> bars. Two positive ints multiply inside 64 bits.</summary>
    public static PageSlice Of(BarQuery query, long count)
    {
        var before = Math.Min((query.Page - 1L) * query.Limit, count);
        var length = (int)Math.Min(query.Limit, count - before);
        return new(query.Descending ? count - before - length : before, length);
    }
}
