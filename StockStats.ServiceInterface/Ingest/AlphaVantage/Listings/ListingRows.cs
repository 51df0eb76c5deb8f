using StockStats.ServiceInterface.Storage.Listings;

namespace StockStats.ServiceInterface.Ingest.AlphaVantage.Listings;

/// <summary>A list of symbols as read.</summary>
/// <param name="Listings">Each symbol once.</param>
/// <param name="Doubles">Rows passed over for another one of their symbol.</param>
/// <param name="Rejected">Rows that could not be read.</param>
internal sealed record ListingRows(IReadOnlyCollection<Listing> Listings, int Doubles, IReadOnlyList<RejectedRow> Rejected);
