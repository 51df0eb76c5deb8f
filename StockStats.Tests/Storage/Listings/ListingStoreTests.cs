using System.Globalization;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceInterface.Storage.Listings;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Storage.Listings;

/// <summary>The two lists of symbols, on every database.</summary>
[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.MariaDb, Category = StorageFixture.Server)]
public sealed class ListingStoreTests(DatabaseKind kind) : StorageFixture(kind)
{
    private static readonly DateTimeOffset Monday = new(2024, 3, 11, 12, 0, 0, TimeSpan.Zero);
    private static readonly Listing Ibm = new("IBM", ListingStatus.Active, "International Business Machines Corp", "NYSE", "Stock", new(1962, 1, 2));
    private static readonly Listing Gone = new("GONE", ListingStatus.Delisted, "Gone, \"Inc\"'s Société", "NASDAQ", "ETF", new(2000, 2, 29), new(2020, 12, 31));

    [Test]
    public async Task A_list_comes_back_as_it_was_and_again_changes_nothing()
    {
        var first = await ReplaceAsync(ListingStatus.Active, Ibm, new("BARE", ListingStatus.Active));
        var again = await ReplaceAsync(ListingStatus.Active, Ibm, new("BARE", ListingStatus.Active));
        var gone = await ReplaceAsync(ListingStatus.Delisted, Gone);

        Assert.Multiple(() =>
        {
            Assert.That(first, Is.EqualTo(new ListingChanges(new(2, 0, 0), 0)));
            Assert.That(again, Is.EqualTo(new ListingChanges(new(0, 0, 2), 0)));
            Assert.That(gone, Is.EqualTo(new ListingChanges(new(1, 0, 0), 0)));
        });
        Assert.That((await FindAsync("IBM", "GONE", "BARE", "NONE")).BySymbol.Values,
            Is.EquivalentTo(new[] { Ibm, Gone, new("BARE", ListingStatus.Active) }));
    }

    [Test]
    public async Task A_list_takes_the_place_of_the_whole_one_before_and_of_no_other()
    {
        await ReplaceAsync(ListingStatus.Delisted, Gone);
        await ReplaceAsync(ListingStatus.Active, Ibm, new("OLD", ListingStatus.Active), new("SAME", ListingStatus.Active));

        var changes = await ReplaceAsync(
            ListingStatus.Active, Ibm with { Name = "IBM" }, new("NEW", ListingStatus.Active), new("SAME", ListingStatus.Active));

        Assert.That(changes, Is.EqualTo(new ListingChanges(new(1, 1, 1), 1)));
        Assert.That((await FindAsync("IBM", "OLD", "SAME", "NEW", "GONE")).BySymbol.Keys, Is.EquivalentTo(new[] { "IBM", "SAME", "NEW", "GONE" }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Of_a_ticker_used_again_the_active_one_wins_whichever_came_first(bool isActiveFirst)
    {
        ListingStatus[] order = isActiveFirst ? [ListingStatus.Active, ListingStatus.Delisted] : [ListingStatus.Delisted, ListingStatus.Active];
        foreach (var status in order) await ReplaceAsync(status, new Listing("IBM", status, status.ToString()));
        await Database.StoreDaysAsync("IBM", new(2024, 3, 8), 1);

        Assert.That((await FindAsync("IBM")).BySymbol["IBM"].Status, Is.EqualTo(ListingStatus.Active));
        Assert.That((await QueryAsync(null)).Select(symbol => symbol.Listing?.Status), Is.EqualTo(new ListingStatus?[] { ListingStatus.Active }));
    }

    [Test]
    public async Task Says_as_of_when_everything_is_known_once_both_lists_are_there()
    {
        var none = await FindAsync("IBM");
        await Database.Listings.ReplaceAsync(ListingStatus.Active, [Ibm], Monday.AddDays(1), CancellationToken.None);
        var half = await FindAsync("IBM");
        await Database.Listings.ReplaceAsync(ListingStatus.Delisted, [Gone], Monday, CancellationToken.None);
        var whole = await FindAsync();

        Assert.That((none.AsOf, half.AsOf, whole.AsOf), Is.EqualTo(((DateTimeOffset?)null, (DateTimeOffset?)null, (DateTimeOffset?)Monday)));
        Assert.That(none.BySymbol, Is.Empty);
    }

    [TestCase(199)]
    [TestCase(200)]
    [TestCase(201)]
    [TestCase(12_000)]
    public async Task Thousands_of_rows_are_stored_whatever_their_number(int count)
    {
        Listing[] all = [.. Enumerable.Range(0, count).Select(i => new Listing(string.Create(CultureInfo.InvariantCulture, $"S{i}"), ListingStatus.Active, $"Name {i}", "NYSE", "Stock", new(2001, 1, 1)))];

        var first = await ReplaceAsync(ListingStatus.Active, all);
        var again = await ReplaceAsync(ListingStatus.Active, all[1..]);

        Assert.That((first.Counts, again), Is.EqualTo((new WriteCounts(count, 0, 0), new ListingChanges(new(0, 0, count - 1), 1))));
        Assert.That((await FindAsync([.. all.Select(listing => listing.Symbol)])).BySymbol, Has.Count.EqualTo(count - 1));
    }

    [Test]
    public async Task Stored_symbols_come_with_their_listing_and_are_found_by_name_in_any_case()
    {
        foreach (var symbol in new[] { "IBM", "GONE", "OTHER" }) await Database.StoreDaysAsync(symbol, new(2024, 3, 8), 1);
        await ReplaceAsync(ListingStatus.Active, Ibm, new("NOTSTORED", ListingStatus.Active, "Business elsewhere"));
        await ReplaceAsync(ListingStatus.Delisted, Gone);

        Assert.Multiple(async () =>
        {
            Assert.That((await QueryAsync(null)).Select(symbol => (symbol.Symbol, symbol.Listing)),
                Is.EqualTo(new[] { ("GONE", Gone), ("IBM", Ibm), ("OTHER", (Listing?)null) }));
            Assert.That((await QueryAsync("bUSiness")).Select(symbol => symbol.Symbol), Is.EqualTo(new[] { "IBM" }));
            Assert.That((await QueryAsync("sociÉTÉ")).Select(symbol => symbol.Symbol), Is.EqualTo(new[] { "GONE" }));
            Assert.That((await QueryAsync("o")).Select(symbol => symbol.Symbol), Is.EqualTo(new[] { "GONE", "IBM", "OTHER" }));
            Assert.That(await QueryAsync("%"), Is.Empty);
        });
    }

    [Test]
    public async Task A_list_that_cannot_be_stored_leaves_the_one_before()
    {
        await ReplaceAsync(ListingStatus.Active, Ibm);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThatAsync(() => Database.Listings.ReplaceAsync(ListingStatus.Active, [], Monday, stop.Token), Throws.InstanceOf<OperationCanceledException>());
        await Assert.ThrowsAsync<StorageException>(() => ReplaceAsync(ListingStatus.Active, new Listing("NEW", ListingStatus.Active), new Listing(null!, ListingStatus.Active)));

        Assert.That((await FindAsync("IBM", "NEW")).BySymbol.Values, Is.EqualTo(new[] { Ibm }));
    }

    private Task<ListingChanges> ReplaceAsync(ListingStatus status, params Listing[] listings) =>
        Database.Listings.ReplaceAsync(status, listings, Monday, CancellationToken.None);

    private Task<KnownListings> FindAsync(params string[] symbols) => Database.Listings.FindAsync(symbols, CancellationToken.None);

    private async Task<IReadOnlyList<StoredSymbol>> QueryAsync(string? search)
    {
        var page = await Database.Store.QuerySymbolsAsync(new(search, 10, 1), CancellationToken.None);
        Assert.That(page.Count, Is.EqualTo(page.Items.Count));
        return page.Items;
    }
}
