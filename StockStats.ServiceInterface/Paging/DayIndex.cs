namespace StockStats.ServiceInterface.Paging;

/// <summary>The days of a symbol at one version. Immutable.</summary>
/// <param name="Version">Number of the transaction that last changed the symbol.</param>
/// <param name="Final">Days with a final bar.</param>
/// <param name="Provisional">Days with a provisional one.</param>
internal sealed record DayIndex(long Version, DaySet Final, DaySet Provisional)
{
    /// <summary>Bytes of both sets.</summary>
    public long Bytes => Final.Bytes + Provisional.Bytes;

    /// <summary>How many days are counted.</summary>
    public int Count(DaySelection days) =>
        Final.CountIn(days.Range) + (days.IncludeProvisional ? Provisional.CountIn(days.Range) : 0);
}
