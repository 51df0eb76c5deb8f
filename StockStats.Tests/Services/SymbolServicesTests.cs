using StockStats.ServiceInterface;
using StockStats.ServiceInterface.Storage.Listings;
using StockStats.ServiceModel;
using StockStats.ServiceModel.Types;

namespace StockStats.Tests.Services;

[TestFixture]
public sealed class SymbolServicesTests : DatabaseFixture
{
    private static readonly DateOnly First = new(2024, 2, 28);

    private SymbolServices _services = null!;

    [SetUp]
    public void Create() => _services = new(Database.Store);

    [Test]
    public async Task Lists_what_is_stored_of_each_symbol_in_symbol_order()
    {
        await Database.StoreDaysAsync("IBM", First, 3);
        await Database.StoreDaysAsync("AAPL", First, 1);

        var answer = await _services.Get(new(), CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Data.Select(info => (info.Symbol, info.FirstDate, info.LastDate, info.Days)),
                Is.EqualTo(new (string, DateOnly?, DateOnly?, int)[] { ("AAPL", First, First, 1), ("IBM", First, First.AddDays(2), 3) }));
            Assert.That(answer.Data.Select(info => (info.Basis, info.Source, info.UpdatedAt.Kind)),
                Is.All.EqualTo((PriceBasis.Raw, "test", DateTimeKind.Utc)));
            Assert.That((answer.Pagination!.Count, answer.Pagination.Limit), Is.EqualTo((2L, QuerySymbols.DefaultLimit)));
        });
    }

    [Test]
    public async Task Search_finds_a_part_of_the_symbol_in_any_case_and_pages()
    {
        foreach (var symbol in new[] { "BRK.A", "BRK.B", "IBM" }) await Database.StoreDaysAsync(symbol, First, 1);

        var answer = await _services.Get(new() { Search = "brk", Limit = 1, Page = 2 }, CancellationToken.None);

        Assert.That((answer.Data.Single().Symbol, answer.Pagination!.Count, answer.Pagination.Pages), Is.EqualTo(("BRK.B", 2L, 2L)));
    }

    [Test]
    public async Task Says_what_the_listing_knows_and_searches_names()
    {
        foreach (var symbol in new[] { "AAPL", "TWTR" }) await Database.StoreDaysAsync(symbol, First, 1);
        Listing gone = new("TWTR", ListingStatus.Delisted, "Twitter Inc", "NYSE", "Stock", new(2013, 11, 7), new(2022, 11, 8));
        await Database.Listings.ReplaceAsync(ListingStatus.Delisted, [gone], DateTimeOffset.UnixEpoch, CancellationToken.None);

        var all = await _services.Get(new(), CancellationToken.None);
        var found = await _services.Get(new() { Search = "twitter" }, CancellationToken.None);

        Assert.That(all.Data.Select(info => (info.Symbol, info.Name, info.Exchange, info.Status, info.DelistingDate)), Is.EqualTo(
            new (string, string?, string?, ListingStatus?, DateOnly?)[] { ("AAPL", null, null, null, null), ("TWTR", "Twitter Inc", "NYSE", ListingStatus.Delisted, new(2022, 11, 8)) }));
        Assert.That(found.Data.Select(info => info.Symbol), Is.EqualTo(new[] { "TWTR" }));
    }
}
