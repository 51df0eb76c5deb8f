using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Storage.Guard;

/// <summary>A final bar that is stored, and the final bar that a source offers for its day.</summary>
/// <param name="Stored">The bar before.</param>
/// <param name="Offered">What it is to become, absent prices taken from the stored one.</param>
public readonly record struct BarChange(Bar Stored, Bar Offered)
{
    /// <summary>Whether a price or the volume differs. The vendor's own adjusted close changes with every dividend and says nothing.</summary>
    public bool IsCorrection => Stored.Open != Offered.Open || Stored.High != Offered.High || Stored.Low != Offered.Low
        || Stored.Close != Offered.Close || Stored.Volume != Offered.Volume;
}
