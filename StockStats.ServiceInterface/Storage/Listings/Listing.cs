using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Storage.Listings;

/// <summary>A symbol as an exchange lists it, or listed it.</summary>
/// <param name="Symbol">In the form of <see cref="Prices.SymbolName"/>.</param>
/// <param name="Status">Whether it still does.</param>
/// <param name="Name">The company's or fund's name, at most <see cref="LongestText"/> characters; null where not known, as all that follow.</param>
/// <param name="Exchange">The exchange, as long at most.</param>
/// <param name="AssetType">Stock, ETF, …, as long at most.</param>
/// <param name="IpoDate">First day of trading.</param>
/// <param name="DelistingDate">The day it was delisted.</param>
public sealed record Listing(
    string Symbol,
    ListingStatus Status,
    string? Name = null,
    string? Exchange = null,
    string? AssetType = null,
    DateOnly? IpoDate = null,
    DateOnly? DelistingDate = null)
{
    /// <summary>Longest text kept, in characters: 255.</summary>
    public const int LongestText = 255;
}

/// <summary>What became of the rows of a list that took the place of the stored one.</summary>
/// <param name="Counts">Of the symbols of the new list.</param>
/// <param name="Removed">Symbols of the old list that are not in the new one.</param>
public readonly record struct ListingChanges(WriteCounts Counts, int Removed);

/// <summary>What is known of certain symbols.</summary>
/// <param name="AsOf">The moment as of which both the active and the delisted ones are known; null where one of the lists is missing.</param>
/// <param name="BySymbol">Those that are listed; of one that is both active and delisted, since tickers are used again, the active one.</param>
public sealed record KnownListings(DateTimeOffset? AsOf, IReadOnlyDictionary<string, Listing> BySymbol);
