using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Storage.Listings;

/// <summary>Names of the states as the database and AlphaVantage write them.</summary>
public static class ListingStatuses
{
    /// <summary>The name: active or delisted.</summary>
    public static string Name(ListingStatus status) => status switch
    {
        ListingStatus.Active => "active",
        ListingStatus.Delisted => "delisted",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "active or delisted"),
    };

    /// <summary>What a name in the database means.</summary>
    /// <exception cref="StorageException">The name is none of those this program writes.</exception>
    public static ListingStatus Parse(string name) => name switch
    {
        "active" => ListingStatus.Active,
        "delisted" => ListingStatus.Delisted,
        _ => throw new StorageException($"The table listings holds the unknown status '{name}'."),
    };
}
