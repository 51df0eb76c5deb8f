using StockStats.ServiceInterface.Prices.Adjustments;
using StockStats.ServiceInterface.Prices.Indexes;

namespace StockStats.ServiceInterface.Prices;

/// <summary>
/// The bars of a series at one adjustment. Closing prices are kept, since every statistic reads them; the others are computed when
/// asked for. Positions count from 0, oldest first. Immutable but for the indexes, which are built once, at first use. Thread-safe.
/// </summary>
internal sealed class AdjustedPrices
{
    /// <summary>Highest adjusted price, in millionths: 1e10. Squares of a century of such closes still fit 128 bits.</summary>
    public const long MaxMillionths = 10_000_000_000 * Price.Unit;

    private readonly BarColumns _columns;
    private readonly AdjustmentFactors? _factors;
    private readonly long[] _close;
    private readonly Lazy<RangeIndexes> _indexes;

    /// <summary>The prices as they are.</summary>
    public AdjustedPrices(BarColumns columns)
    {
        (_columns, _close) = (columns, columns.Close);
        _indexes = new(() => new(this));
    }

    /// <summary>The prices times their factors.</summary>
    /// <exception cref="AdjustmentUnavailableException">A close becomes zero, or a price or volume too large.</exception>
    public AdjustedPrices(BarColumns columns, AdjustmentFactors factors, string symbol)
    {
        (_columns, _factors) = (columns, factors);
        _close = new long[columns.Count];
        for (var i = 0; i < columns.Count; i++)
        {
            _close[i] = factors.PriceAt(i).Apply(columns.Close[i]);
            if (_close[i] <= 0 || _close[i] > MaxMillionths || HighestAt(i) is <= 0 or > MaxMillionths || VolumeAt(i) < 0)
                throw AdjustmentUnavailableException.OutOfRange(symbol, columns.DateAt(i));
        }

        _indexes = new(() => new(this));
    }

    /// <summary>Number of bars.</summary>
    public int Count => _columns.Count;

    /// <summary>What makes any range cheap.</summary>
    public RangeIndexes Indexes => _indexes.Value;

    /// <summary>Closing prices in millionths, oldest first.</summary>
    public ReadOnlySpan<long> Closes => _close.AsSpan(0, Count);

    /// <summary>The day at a position.</summary>
    public DateOnly DateAt(int index) => _columns.DateAt(index);

    /// <summary>The positions of the days inside a range, both ends inclusive.</summary>
    /// <returns>A slice of length zero where no day lies inside.</returns>
    public (int Start, int Length) Slice(DateRange range) => _columns.Slice(range);

    /// <summary>In millionths.</summary>
    public long CloseAt(int index) => _close[index];

    /// <summary>In millionths.</summary>
    public long OpenAt(int index) => Adjust(index, _columns.Open[index]);

    /// <summary>In millionths; null where the source has none.</summary>
    public long? HighAt(int index) => _columns.High[index] is not BarColumns.Absent and var high ? Adjust(index, high) : null;

    /// <summary>In millionths; null where the source has none.</summary>
    public long? LowAt(int index) => _columns.Low[index] is not BarColumns.Absent and var low ? Adjust(index, low) : null;

    /// <summary>The highest price known of a day, in millionths: its high, or the higher of open and close where there is none.</summary>
    public long HighestAt(int index) => HighAt(index) ?? Math.Max(OpenAt(index), _close[index]);

    /// <summary>The lowest price known of a day, in millionths: its low, or the lower of open and close where there is none.</summary>
    public long LowestAt(int index) => LowAt(index) ?? Math.Min(OpenAt(index), _close[index]);

    /// <summary>Units traded; negative where the adjusted number does not fit 63 bits, which the constructor refuses.</summary>
    public long VolumeAt(int index) =>
        _factors is null ? _columns.Volume[index] : _factors.VolumeAt(index).Apply(_columns.Volume[index]);

    /// <summary>A bar of the columns with adjusted prices and volume. The vendor's own adjusted close stays as it is.</summary>
    public Bar Adjusted(in Bar stored, int index) => _factors is null ? stored : stored with
    {
        Open = new(OpenAt(index)),
        High = HighAt(index) is { } high ? new(high) : null,
        Low = LowAt(index) is { } low ? new(low) : null,
        Close = new(_close[index]),
        Volume = VolumeAt(index),
    };

    /// <summary>The simple return from the close before to this one: exact difference, then one division.</summary>
    /// <param name="index">At least 1.</param>
    public double ReturnAt(int index) => (double)(_close[index] - _close[index - 1]) / _close[index - 1];

    /// <summary>Bytes that this object holds beyond the columns it shares; those of the indexes once they are built.</summary>
    public long OwnBytes =>
        (_factors is null ? 0 : _factors.Bytes + sizeof(long) * (long)_close.Length) + (_indexes.IsValueCreated ? _indexes.Value.Bytes : 0);

    private long Adjust(int index, long millionths) => _factors is null ? millionths : _factors.PriceAt(index).Apply(millionths);
}
