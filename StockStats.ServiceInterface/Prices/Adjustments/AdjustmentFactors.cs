using System.Runtime.CompilerServices;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Prices.Adjustments;

/// <summary>
/// The factors of a series' bars at one adjustment, relative to the newest bar, which has the factor 1. All bars before an ex-date carry
/// the factor of its action; an ex-date without a bar applies at the next bar, and actions after the last bar wait. Immutable.
/// </summary>
internal sealed class AdjustmentFactors
{
    private readonly int[] _starts;
    private readonly PriceFactor[] _prices;
    private readonly PriceFactor[] _volumes;

    private AdjustmentFactors(List<Segment> newestFirst)
    {
        newestFirst.Reverse();
        _starts = [.. newestFirst.Select(segment => segment.Start)];
        _prices = [.. newestFirst.Select(segment => segment.Price)];
        _volumes = [.. newestFirst.Select(segment => segment.Volume)];
    }

    /// <summary>Bytes held.</summary>
    public long Bytes => _starts.Length * (sizeof(int) + 2L * Unsafe.SizeOf<PriceFactor>());

    /// <returns>Null where every factor is 1.</returns>
    /// <exception cref="AdjustmentUnavailableException">The basis and the known actions cannot give it.</exception>
    public static AdjustmentFactors? Of(BarColumns columns, SymbolFacts facts, PriceAdjustment adjustment)
    {
        var plan = AdjustmentPlan.Of(facts, adjustment);
        if (plan.IsNothing) return null;
        var segments = Segments(columns, facts, plan);
        return segments.Count == 1 ? null : new(segments);
    }

    /// <summary>The factor of the prices of the bar at a position.</summary>
    public ref readonly PriceFactor PriceAt(int index) => ref _prices[SegmentOf(index)];

    /// <summary>The factor of the volume of the bar at a position.</summary>
    public ref readonly PriceFactor VolumeAt(int index) => ref _volumes[SegmentOf(index)];

    /// <summary>Runs of bars with the same factors, newest first.</summary>
    private static List<Segment> Segments(BarColumns columns, SymbolFacts facts, AdjustmentPlan plan)
    {
        List<Segment> segments = [];
        var (splits, shares, cash) = (BigRatio.One, BigRatio.One, BigRatio.One);
        var (price, volume, end) = (BigRatio.One, BigRatio.One, columns.Count);
        foreach (var atBar in facts.Actions.ToLookup(action => columns.LowerBound(action.Date.DayNumber)).OrderByDescending(group => group.Key))
        {
            if (atBar.Key == 0 || atBar.Key == columns.Count) continue;
            var close = new BigRatio(columns.Close[atBar.Key], 1);
            var actions = BarActions.Of(atBar, facts.Basis == PriceBasis.Split ? close.Times(splits.Inverse) : close);
            (splits, shares, cash) = (splits.Times(actions.Splits), shares.Times(actions.Shares), cash.Times(actions.Cash));
            var (newPrice, newVolume) = (Power(splits, plan.Splits).Times(plan.Cash ? cash : BigRatio.One), Power(shares, plan.Splits));
            if (newPrice == price && newVolume == volume) continue;
            segments.Add(new(atBar.Key, PriceFactor.Of(price), PriceFactor.Of(volume)));
            (price, volume, end) = (newPrice, newVolume, atBar.Key);
        }

        if (end > 0) segments.Add(new(0, PriceFactor.Of(price), PriceFactor.Of(volume)));
        return segments;
    }

    private static BigRatio Power(BigRatio ratio, int exponent) => exponent switch
    {
        1 => ratio,
        -1 => ratio.Inverse,
        _ => BigRatio.One,
    };

    private int SegmentOf(int index)
    {
        var found = Array.BinarySearch(_starts, index);
        return found < 0 ? ~found - 1 : found;
    }

    private readonly record struct Segment(int Start, PriceFactor Price, PriceFactor Volume);
}
