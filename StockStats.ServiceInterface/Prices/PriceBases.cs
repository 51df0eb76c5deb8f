using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Prices;

/// <summary>Names of the price bases as users, files and the database write them.</summary>
public static class PriceBases
{
    public static string Name(PriceBasis basis) => basis switch
    {
        PriceBasis.Raw => "raw",
        PriceBasis.Split => "split",
        PriceBasis.All => "all",
        _ => throw new ArgumentOutOfRangeException(nameof(basis), basis, "raw, split or all"),
    };

    public static bool TryParse(string? name, out PriceBasis basis)
    {
        (var known, basis) = name switch
        {
            "raw" => (true, PriceBasis.Raw),
            "split" => (true, PriceBasis.Split),
            "all" => (true, PriceBasis.All),
            _ => (false, default),
        };
        return known;
    }
}
