namespace StockStats.ServiceInterface.Paging;

/// <summary>How many bars of a selection the symbols of a directory have.</summary>
/// <param name="Before">For each symbol, and once more at the end, how many stand before it.</param>
/// <param name="IsExact">Whether each symbol was counted at the version that the directory says.</param>
internal sealed record DayTotals(long[] Before, bool IsExact)
{
    /// <summary>How many a symbol has.</summary>
    public int Of(int symbol) => (int)(Before[symbol + 1] - Before[symbol]);

    /// <summary>The same with other counts for some symbols.</summary>
    public DayTotals With(IReadOnlyDictionary<int, int> counts)
    {
        var before = new long[Before.Length];
        for (var i = 0; i + 1 < before.Length; i++) before[i + 1] = before[i] + counts.GetValueOrDefault(i, Of(i));
        return new(before, IsExact: false);
    }
}
