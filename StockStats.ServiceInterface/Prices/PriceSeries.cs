using StockStats.ServiceInterface.Prices.Adjustments;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Prices;

/// <summary>
/// One symbol's whole history: its bars as immutable, date-sorted columns, and what is needed to adjust them. Each adjustment is
/// computed when it is first asked for and kept. Thread-safe.
/// </summary>
/// <remarks>
/// Memory, in bytes a bar of a series of 1,000 bars and more (PriceSeriesMemoryTests holds the sums): columns 52, and with the indexes,
/// which are built for the first statistics, running sums 2, summaries of blocks 8, orders 11, sums of returns 5: below 80 as
/// stored. A further adjustment has its own closing prices (8) and indexes: below 40. Provisional bars cost nothing beyond their
/// own columns where they are the newest; where final ones follow them, bars with and without them are columns of their own.
/// </remarks>
public sealed class PriceSeries
{
    private static readonly int Adjustments = Enum.GetValues<PriceAdjustment>().Length;

    private readonly BarColumns _all;
    private readonly BarColumns _final;
    private readonly int[] _provisional;
    private readonly AdjustedPrices?[] _views;

    /// <summary>Builds the columns.</summary>
    /// <param name="bars">In date order, no date twice; provisional ones among them.</param>
    /// <param name="facts">What the bars are adjusted for, and the actions known; absent: as traded, without actions.</param>
    /// <exception cref="ArgumentException">A date does not follow the one before it.</exception>
    public PriceSeries(IReadOnlyList<Bar> bars, SymbolFacts? facts = null)
    {
        Facts = facts ?? SymbolFacts.Unknown;
        _all = BarColumns.Of(bars);
        _provisional = [.. Enumerable.Range(0, bars.Count).Where(i => bars[i].Provisional)];
        _final = FinalOf(bars);
        _views = new AdjustedPrices?[2 * Adjustments];
    }

    /// <summary>What is known of the symbol besides its bars.</summary>
    public SymbolFacts Facts { get; }

    /// <summary>Number of bars, provisional ones included.</summary>
    public int Count => _all.Count;

    /// <summary>Bytes held: the columns, and the adjustments and indexes that were asked for so far.</summary>
    internal long Bytes
    {
        get
        {
            var columns = ReferenceEquals(_all.Days, _final.Days) ? _all.Bytes : _all.Bytes + _final.Bytes;
            var bytes = columns + sizeof(int) * (long)_provisional.Length;
            for (var i = 0; i < _views.Length; i++)
                if (Volatile.Read(ref _views[i]) is { } view && Array.IndexOf(_views, view) == i) bytes += view.OwnBytes;
            return bytes;
        }
    }

    /// <summary>Days of the final bars, as day numbers, ascending.</summary>
    internal ReadOnlySpan<int> FinalDays => _final.Days.AsSpan(0, _final.Count);

    /// <summary>Days of the provisional bars, as day numbers, ascending.</summary>
    internal int[] ProvisionalDays => [.. _provisional.Select(index => _all.Days[index])];

    /// <summary>The bar at a position, as stored, provisional ones included.</summary>
    public Bar BarAt(int index) => BarAt(index, includeProvisional: true);

    /// <summary>The bar at a position, as stored; positions count provisional bars, or leave them out.</summary>
    internal Bar BarAt(int index, bool includeProvisional)
    {
        var columns = includeProvisional ? _all : _final;
        return new(
            columns.DateAt(index),
            new(columns.Open[index]),
            Optional(columns.High[index]),
            Optional(columns.Low[index]),
            new(columns.Close[index]),
            columns.Volume[index],
            Optional(columns.AdjustedClose[index]),
            includeProvisional && Array.BinarySearch(_provisional, index) >= 0);
    }

    /// <summary>The positions of the days inside a range, both ends inclusive; they count provisional bars, or leave them out.</summary>
    /// <returns>A slice of length zero where no day lies inside.</returns>
    internal (int Start, int Length) Slice(DateRange range, bool includeProvisional) => (includeProvisional ? _all : _final).Slice(range);

    /// <summary>The bars at an adjustment. The same object each time; equal ones share it.</summary>
    /// <param name="adjustment">What the prices shall be adjusted for.</param>
    /// <param name="includeProvisional">Whether provisional bars are among them; the newest bar has the factor 1.</param>
    /// <exception cref="AdjustmentUnavailableException">The basis and the known actions cannot give it.</exception>
    internal AdjustedPrices At(PriceAdjustment adjustment, bool includeProvisional = false)
    {
        var withProvisional = includeProvisional && _provisional.Length > 0;
        ref var view = ref _views[(int)adjustment + (withProvisional ? Adjustments : 0)];
        if (Volatile.Read(ref view) is { } known) return known;
        lock (_views)
        {
            return view ??= Build(adjustment, withProvisional);
        }
    }

    private AdjustedPrices Build(PriceAdjustment adjustment, bool withProvisional)
    {
        var columns = withProvisional ? _all : _final;
        var factors = AdjustmentFactors.Of(columns, Facts, adjustment);
        if (factors is null && adjustment != PriceAdjustment.AsStored) return At(PriceAdjustment.AsStored, withProvisional);
        return factors is null ? new(columns) : new(columns, factors, Facts.Symbol);
    }

    /// <summary>Shares the arrays where the provisional bars are the newest ones, as they are but for gaps in what was fetched later.</summary>
    private BarColumns FinalOf(IReadOnlyList<Bar> bars)
    {
        if (_provisional.Length == 0) return _all;
        var final = bars.Count - _provisional.Length;
        return _provisional[0] == final ? _all.First(final) : BarColumns.Of([.. bars.Where(bar => !bar.Provisional)]);
    }

    private static Price? Optional(long millionths) => millionths == BarColumns.Absent ? null : new(millionths);
}
