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
    public static Drawdown Of(ReturnRange range)
    {
        if (range.Count == 0) return default;
        var (prices, indexes) = (range.Prices, range.Prices.Indexes);
        var fall = indexes.Closes.Between(range.Base, range.End);
        if (fall.PeakAt == fall.TroughAt) return new(0, null, null, null);
        var (peak, trough) = (prices.CloseAt(fall.PeakAt), prices.CloseAt(fall.TroughAt));
        var recoveredAt = indexes.FirstCloseAtLeast(fall.TroughAt + 1, range.End, peak);
        return new(
            (double)(trough - peak) / peak,
            prices.DateAt(fall.PeakAt),
            prices.DateAt(fall.TroughAt),
            recoveredAt < 0 ? null : prices.DateAt(recoveredAt));
    }
}
