namespace StockStats.ServiceInterface.Storage.Guard;

/// <summary>The stored and the offered close of a day, in millionths, each with the rounding it carries.</summary>
/// <param name="Date">The day.</param>
/// <param name="Stored">Stored close.</param>
/// <param name="StoredHalf">Half a unit of the stored close's last decimal.</param>
/// <param name="Offered">Offered close.</param>
/// <param name="OfferedHalf">Half a unit of the offered close's last decimal.</param>
internal readonly record struct ClosePair(DateOnly Date, double Stored, double StoredHalf, double Offered, double OfferedHalf)
{
    /// <summary>Smallest distance of a ratio from 1 that counts.</summary>
    public const double LeastChange = 1e-4;

    /// <summary>Takes away what floating point adds: far below any rounding of prices.</summary>
    private const double Slack = 1 + 1e-9;

    public double Ratio => Offered / Stored;

    /// <summary>The smallest ratio of which both closes may be roundings.</summary>
    public double Lowest => (Offered - OfferedHalf) / (Stored + StoredHalf) / Slack;

    /// <summary>The largest ratio of which both closes may be roundings.</summary>
    public double Highest => Stored > StoredHalf ? (Offered + OfferedHalf) / (Stored - StoredHalf) * Slack : double.PositiveInfinity;

    /// <summary>Whether the closes differ by more than their rounding, and by more than <see cref="LeastChange"/>.</summary>
    public bool HasMoved => !Fits(1) && IsChange(Ratio);

    /// <summary>Whether the offered close is the stored one times a ratio, within the rounding of either.</summary>
    public bool Fits(double ratio) => Lowest <= ratio && ratio <= Highest;

    /// <summary>Whether a ratio is far enough from 1 to count.</summary>
    public static bool IsChange(double ratio) => Math.Abs(ratio - 1) > LeastChange;
}
