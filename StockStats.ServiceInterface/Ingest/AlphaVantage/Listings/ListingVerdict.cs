using System.Globalization;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceInterface.Storage.Listings;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.AlphaVantage.Listings;

/// <summary>
/// What the listing lets expect of a symbol. It knows the exchanges of the US alone, and no funds: nothing is made of its silence about a
/// symbol with a dot, which may be another exchange's, or about one that AlphaVantage has just given prices of.
/// </summary>
internal static class ListingVerdict
{
    /// <summary>How long prices that came speak for a symbol that is not listed.</summary>
    private static readonly TimeSpan Proof = TimeSpan.FromDays(30);

    /// <summary>Whether asking for a symbol is likely to bring nothing new, so that others go first.</summary>
    public static bool IsUnlikely(KnownListings known, string symbol, StoredSymbol? stored, DateTimeOffset now) =>
        known.BySymbol.TryGetValue(symbol, out var listing)
            ? listing.Status == ListingStatus.Delisted
            : IsMissing(known, symbol) && !(now - stored?.PricesAsOf < Proof);

    /// <summary>What to tell of a symbol that AlphaVantage does not know, a sentence; null where the listing is no help.</summary>
    public static string? Explain(KnownListings known, string symbol)
    {
        if (known.BySymbol.TryGetValue(symbol, out var listing)) return Explain(listing);
        return IsMissing(known, symbol)
            ? string.Create(CultureInfo.InvariantCulture, $"{symbol} is not in AlphaVantage's listing of {known.AsOf!.Value.UtcDateTime:yyyy-MM-dd}.")
            : null;
    }

    private static string? Explain(Listing listing) => listing switch
    {
        { Status: ListingStatus.Active } => null,
        { DelistingDate: { } day } => $"By AlphaVantage's listing, {listing.Symbol} ({listing.Name ?? "no name"}) is delisted since {day:O}.",
        _ => $"By AlphaVantage's listing, {listing.Symbol} ({listing.Name ?? "no name"}) is delisted.",
    };

    private static bool IsMissing(KnownListings known, string symbol) =>
        known.AsOf is not null && !known.BySymbol.ContainsKey(symbol) && !symbol.Contains('.', StringComparison.Ordinal);
}
