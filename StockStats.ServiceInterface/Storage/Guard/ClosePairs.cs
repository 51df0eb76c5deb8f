using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Storage.Guard;

/// <summary>Finds out to how many decimals closes are known.</summary>
internal static class ClosePairs
{
    private const long Cent = Price.Unit / 100;

    /// <summary>The closes of bars in common.</summary>
    public static ClosePair[] Of(IReadOnlyList<BarChange> bars)
    {
        var (stored, offered) = (Coarsest(bars.Select(bar => bar.Stored)), Coarsest(bars.Select(bar => bar.Offered)));
        return
        [
            .. bars.Select(bar => new ClosePair(
                bar.Stored.Date,
                bar.Stored.Close.Millionths, Math.Min(UnitOf(bar.Stored), stored) / 2.0,
                bar.Offered.Close.Millionths, Math.Min(UnitOf(bar.Offered), offered) / 2.0)),
        ];
    }

    /// <summary>
    /// The coarsest unit that a bar of a series may be known to: a cent, or the unit of all of them where that is coarser. A single bar of
    /// round prices is not a coarse one, while a series may have old bars of two decimals and new ones of four.
    /// </summary>
    private static long Coarsest(IEnumerable<Bar> bars) => Math.Max(Cent, bars.Min(UnitOf));

    /// <summary>The largest of 1, 0.1, … 0.000001, in millionths, that all prices of a bar are multiples of.</summary>
    private static long UnitOf(Bar bar)
    {
        var unit = Price.Unit;
        while (unit > 1 && !(IsMultiple(bar.Open) && IsMultiple(bar.High) && IsMultiple(bar.Low) && IsMultiple(bar.Close))) unit /= 10;
        return unit;

        bool IsMultiple(Price? price) => price is not { } value || value.Millionths % unit == 0;
    }
}
