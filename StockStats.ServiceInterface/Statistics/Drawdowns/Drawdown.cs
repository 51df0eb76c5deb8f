using StockStats.ServiceInterface.Prices.Indexes;

namespace StockStats.ServiceInterface.Statistics.Drawdowns;

/// <summary>
/// The deepest fall of the close below its highest so far, from the base of the returns on; the earliest of equal ones. Null where there is
/// no return; zero, without days, where the close never fell.
/// </summary>
/// <param name="Depth">Trough / peak − 1: in the range (−1, 0].</param>
/// <param name="Peak">First day of the highest close before the trough; with returns from the previous close it may lie before the range.</param>
/// <param name="Trough">Day of the lowest close of the fall.</param>
/// <param name="Recovery">First day after the trough, inside the range, whose close is at least the peak's; null where none is.</param>
internal readonly record struct Drawdown(double? Depth, DateOnly? Peak, DateOnly? Trough, DateOnly? Recovery)
{
    /// <param name="range">The returns.</param>
    /// <param name="closes">Over the closes from their base on.</param>
    public static Drawdown Of(ReturnRange range, in CloseSummary closes)
    {
        if (range.Count == 0) return default;
        var (peak, trough, prices) = (closes.Peak, closes.Trough, range.Prices);
        if (peak.At == trough.At) return new(0, null, null, null);
        var recoveredAt = prices.Indexes.FirstCloseAtLeast(trough.At + 1, range.End, peak.Millionths);
        return new(
            (double)(trough.Millionths - peak.Millionths) / peak.Millionths,
            prices.DateAt(peak.At),
            prices.DateAt(trough.At),
            recoveredAt < 0 ? null : prices.DateAt(recoveredAt));
    }
}
