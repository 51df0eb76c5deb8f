namespace StockStats.ServiceInterface.Prices;

/// <summary>One symbol's trading day, as its source published it. A value.</summary>
/// <param name="Date">The exchange-local calendar day.</param>
/// <param name="Open">First price of the day.</param>
/// <param name="High">Highest price; null where the source has none.</param>
/// <param name="Low">Lowest price; null where the source has none.</param>
/// <param name="Close">Last price of the day.</param>
/// <param name="Volume">Units traded, in the range [0, 1e14].</param>
/// <param name="AdjustedClose">The vendor's own adjusted close, kept as evidence only; null where the source has none.</param>
/// <param name="Provisional">Whether the session was still open when the bar was published, so that it is not final.</param>
public readonly record struct Bar(
    DateOnly Date,
    Price Open,
    Price? High,
    Price? Low,
    Price Close,
    long Volume,
    Price? AdjustedClose = null,
    bool Provisional = false)
{
    /// <summary>Highest volume accepted, inclusive: 1e14.</summary>
    public const long MaxVolume = 100_000_000_000_000;
}
