namespace StockStats.ServiceInterface.Prices;

/// <summary>Bars in date order, column by column: 52 bytes a bar. Immutable; the arrays may be longer than <see cref="Count"/>.</summary>
internal sealed class BarColumns
{
    /// <summary>Stands for a high, low or adjusted close that the source did not have.</summary>
    public const long Absent = long.MinValue;

    /// <summary>Days that are looked at first, before and after where a day should be: a line of memory.</summary>
    private const int FirstReach = 16;

    /// <summary>Bytes of a bar: a day and six numbers.</summary>
    private const int BarBytes = sizeof(int) + 6 * sizeof(long);

    private BarColumns(int count) : this(
        count, new int[count], new long[count], new long[count], new long[count], new long[count], new long[count], new long[count])
    {
    }

    private BarColumns(int count, int[] days, long[] open, long[] high, long[] low, long[] close, long[] volume, long[] adjustedClose) =>
        (Count, Days, Open, High, Low, Close, Volume, AdjustedClose) = (count, days, open, high, low, close, volume, adjustedClose);

    /// <summary>Number of bars.</summary>
    public int Count { get; }

    /// <summary>Bytes of the arrays.</summary>
    public long Bytes => (long)Days.Length * BarBytes;

    /// <summary>Day numbers as <see cref="DateOnly.DayNumber"/> counts them, ascending.</summary>
    public int[] Days { get; }

    /// <summary>In millionths, as are high, low, close and adjusted close.</summary>
    public long[] Open { get; }

    /// <summary><see cref="Absent"/> where the source has none.</summary>
    public long[] High { get; }

    /// <summary><see cref="Absent"/> where the source has none.</summary>
    public long[] Low { get; }

    public long[] Close { get; }

    /// <summary>Units traded.</summary>
    public long[] Volume { get; }

    /// <summary>The vendor's own, as evidence; <see cref="Absent"/> where the source has none.</summary>
    public long[] AdjustedClose { get; }

    /// <exception cref="ArgumentException">A date does not follow the one before it.</exception>
    public static BarColumns Of(IReadOnlyList<Bar> bars)
    {
        var columns = new BarColumns(bars.Count);
        for (var i = 0; i < bars.Count; i++)
        {
            var bar = bars[i];
            if (i > 0 && bar.Date.DayNumber <= columns.Days[i - 1])
                throw new ArgumentException($"{bar.Date:yyyy-MM-dd} does not follow {bars[i - 1].Date:yyyy-MM-dd}", nameof(bars));
            columns.Set(i, bar);
        }

        return columns;
    }

    /// <summary>The oldest bars, in the same arrays.</summary>
    public BarColumns First(int count) => new(count, Days, Open, High, Low, Close, Volume, AdjustedClose);

    public DateOnly DateAt(int index) => DateOnly.FromDayNumber(Days[index]);

    /// <summary>The first position whose day is not before the given one; <see cref="Count"/> where there is none.</summary>
    public int LowerBound(int day)
    {
        if (Count == 0 || day <= Days[0]) return 0;
        if (day > Days[Count - 1]) return Count;
        // Trading days lie nearly evenly: the look begins where the day should be, and doubles its reach until it is passed.
        var guess = (int)((long)(day - Days[0]) * (Count - 1) / (Days[Count - 1] - Days[0]));
        var (low, high) = (guess, guess);
        for (var reach = FirstReach; low > 0 && Days[low] >= day; reach *= 2) low = Math.Max(0, low - reach);
        for (var reach = FirstReach; Days[high] < day; reach *= 2) high = Math.Min(Count - 1, high + reach);
        var found = Array.BinarySearch(Days, low, high - low + 1, day);
        return found < 0 ? ~found : found;
    }

    /// <summary>The positions of the days inside a range, both ends inclusive.</summary>
    /// <returns>A slice of length zero where no day lies inside.</returns>
    public (int Start, int Length) Slice(DateRange range)
    {
        var start = LowerBound(range.First.DayNumber);
        return (start, Math.Max(0, LowerBound(range.Last.DayNumber + 1) - start));
    }

    private void Set(int i, in Bar bar)
    {
        Days[i] = bar.Date.DayNumber;
        Open[i] = bar.Open.Millionths;
        High[i] = bar.High?.Millionths ?? Absent;
        Low[i] = bar.Low?.Millionths ?? Absent;
        Close[i] = bar.Close.Millionths;
        Volume[i] = bar.Volume;
        AdjustedClose[i] = bar.AdjustedClose?.Millionths ?? Absent;
    }
}
