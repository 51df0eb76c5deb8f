namespace StockStats.ServiceInterface.Prices.Indexes;

/// <summary>How bars are grouped: small enough to walk through one, large enough to keep little per bar.</summary>
internal static class Blocks
{
    /// <summary>Bars a block: 32.</summary>
    public const int Size = 32;

    /// <summary>The first block that begins at a position or after it.</summary>
    public static int AtOrAfter(int index) => (index + Size - 1) / Size;

    /// <summary>First position of a block.</summary>
    public static int Start(int block) => block * Size;
}
