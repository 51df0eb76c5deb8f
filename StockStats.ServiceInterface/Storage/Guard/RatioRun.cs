namespace StockStats.ServiceInterface.Storage.Guard;

/// <summary>Neighbouring days of which one ratio makes the offered closes of the stored ones.</summary>
/// <param name="Start">Position of the first.</param>
/// <param name="End">Position after the last.</param>
/// <param name="Bars">How many of them fit; the others are single ones in between.</param>
/// <param name="Lowest">The smallest ratio that fits them.</param>
/// <param name="Highest">The largest ratio that fits them.</param>
internal readonly record struct RatioRun(int Start, int End, int Bars, double Lowest, double Highest)
{
    /// <summary>The middle of the ratios that fit.</summary>
    public double Ratio => (Lowest + Highest) / 2;

    /// <summary>Whether 1 is none of them, nor near enough to be one.</summary>
    public bool IsScaled => (Lowest > 1 || Highest < 1) && ClosePair.IsChange(Ratio);
}
