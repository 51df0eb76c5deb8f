namespace StockStats.ServiceInterface.Prices;

/// <summary>
/// One symbol's days as immutable, date-sorted columns with running sums, so that the averages of any range inside it cost two
/// binary searches and a subtraction. Thread-safe.
/// </summary>
public sealed class PriceSeries
{
    private readonly int[] _days;
    private readonly Int128[] _openSums;
    private readonly Int128[] _closeSums;
    private readonly Int128[] _volumeSums;

    /// <summary>Builds the columns.</summary>
    /// <param name="bars">In date order, no date twice.</param>
    /// <exception cref="ArgumentException">A date does not follow the one before it.</exception>
    public PriceSeries(IReadOnlyList<Bar> bars)
    {
        _days = new int[bars.Count];
        _openSums = new Int128[bars.Count + 1];
        _closeSums = new Int128[bars.Count + 1];
        _volumeSums = new Int128[bars.Count + 1];
        for (var i = 0; i < bars.Count; i++)
        {
            var bar = bars[i];
            if (i > 0 && bar.Date.DayNumber <= _days[i - 1])
                throw new ArgumentException($"{bar.Date:yyyy-MM-dd} does not follow {bars[i - 1].Date:yyyy-MM-dd}", nameof(bars));
            _days[i] = bar.Date.DayNumber;
            _openSums[i + 1] = _openSums[i] + bar.Open.Millionths;
            _closeSums[i + 1] = _closeSums[i] + bar.Close.Millionths;
            _volumeSums[i + 1] = _volumeSums[i] + bar.Volume;
        }
    }

    /// <summary>Number of days.</summary>
    public int Count => _days.Length;

    /// <summary>The day at a position.</summary>
    public DateOnly DateAt(int index) => DateOnly.FromDayNumber(_days[index]);

    /// <summary>The positions of the days inside a range, both ends inclusive.</summary>
    /// <returns>A slice of length zero where no day lies inside.</returns>
    public (int Start, int Length) Slice(DateRange range)
    {
        var start = LowerBound(range.First.DayNumber);
        return (start, Math.Max(0, LowerBound(range.Last.DayNumber + 1) - start));
    }

    /// <summary>Sum of the opening prices of a slice, in millionths.</summary>
    public Int128 SumOpen(int start, int length) => _openSums[start + length] - _openSums[start];

    /// <summary>Sum of the closing prices of a slice, in millionths.</summary>
    public Int128 SumClose(int start, int length) => _closeSums[start + length] - _closeSums[start];

    /// <summary>Sum of the volumes of a slice.</summary>
    public Int128 SumVolume(int start, int length) => _volumeSums[start + length] - _volumeSums[start];

    /// <summary>The first position whose day is not before the given one.</summary>
    private int LowerBound(int day)
    {
        var found = Array.BinarySearch(_days, day);
        return found < 0 ? ~found : found;
    }
}
