using StockStats.ServiceInterface.Ingest.AlphaVantage.Listings;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceInterface.Storage.Listings;
using StockStats.ServiceModel.Types;

namespace StockStats.Tests.Ingest.AlphaVantage.Listings;

[TestFixture]
public sealed class ListingVerdictTests
{
    private static readonly DateTimeOffset Now = new(2024, 3, 11, 12, 0, 0, TimeSpan.Zero);
    private static readonly Listing Active = new("LIVE", ListingStatus.Active, "Live Inc");
    private static readonly Listing Gone = new("GONE", ListingStatus.Delisted, "Gone Inc", DelistingDate: new(2020, 2, 29));
    private static readonly Listing Undated = new("OLD", ListingStatus.Delisted);

    [TestCase("LIVE", false, null)]
    [TestCase("GONE", true, "By AlphaVantage's listing, GONE (Gone Inc) is delisted since 2020-02-29.")]
    [TestCase("OLD", true, "By AlphaVantage's listing, OLD (no name) is delisted.")]
    [TestCase("NONE", true, "NONE is not in AlphaVantage's listing of 2024-03-01.")]
    [TestCase("TSCO.LON", false, null)]
    public void Tells_what_a_whole_listing_knows(string symbol, bool isUnlikely, string? told)
    {
        var known = Known(Now.AddDays(-10));

        Assert.That((ListingVerdict.IsUnlikely(known, symbol, null, Now), ListingVerdict.Explain(known, symbol)), Is.EqualTo((isUnlikely, told)));
    }

    [TestCase("NONE", false)]
    [TestCase("GONE", true)]
    public void Makes_nothing_of_a_symbol_missing_in_half_a_listing(string symbol, bool isKnown)
    {
        var known = Known(null);

        Assert.That((ListingVerdict.IsUnlikely(known, symbol, null, Now), ListingVerdict.Explain(known, symbol) is not null), Is.EqualTo((isKnown, isKnown)));
    }

    [TestCase(null, true)]
    [TestCase(30, true)]
    [TestCase(29, false)]
    public void Prices_that_came_speak_for_a_symbol_that_is_not_listed_for_30_days(int? daysAgo, bool isUnlikely)
    {
        var stored = new StoredSymbol("VTSAX", new(2024, 1, 2), new(2024, 1, 3), 2, PriceBasis.Raw, "alphavantage", 1, Now)
        {
            PricesAsOf = daysAgo is { } days ? Now.AddDays(-days) : null,
        };

        Assert.That(ListingVerdict.IsUnlikely(Known(Now), "VTSAX", stored, Now), Is.EqualTo(isUnlikely));
    }

    private static KnownListings Known(DateTimeOffset? asOf) => new(asOf, new[] { Active, Gone, Undated }.ToDictionary(listing => listing.Symbol, StringComparer.Ordinal));
}
