using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Storage;

/// <summary>What a cache reads: whole histories, and which of them have changed.</summary>
[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.MariaDb, Category = StorageFixture.Server)]
public sealed class SymbolHistoriesTests(DatabaseKind kind) : StorageFixture(kind)
{
    private static readonly DateOnly First = new(2024, 2, 28);

    [Test]
    public async Task A_history_has_every_bar_provisional_ones_too_its_actions_and_its_version()
    {
        await Database.StoreDaysAsync("OTHER", First, 1);
        PriceRow[] rows =
        [
            new(new(First, new(125_500_000), new(126_000_000), new(124_900_000), new(125_123_456), 7, new(31_280_864)),
                [CorporateAction.SplitOrSpinOff(First, 4m), CorporateAction.Cash(First, new(205_000))]),
            StoreDatabase.Day(First.AddDays(1), 126, 8, provisional: true),
        ];
        await Database.Store.WriteAsync(new SymbolPrices("AAPL", PriceBasis.Split, "test", rows), CancellationToken.None);

        var (series, version, _) = (await Database.Store.ReadSymbolAsync("AAPL", CancellationToken.None))!;

        Assert.Multiple(() =>
        {
            Assert.That(Enumerable.Range(0, series.Count).Select(series.BarAt), Is.EqualTo(rows.Select(row => row.Bar)));
            Assert.That(series.Facts.Actions, Is.EquivalentTo(rows[0].Actions!));
            Assert.That((series.Facts.Symbol, series.Facts.Basis, version), Is.EqualTo(("AAPL", PriceBasis.Split, 2L)));
        });
    }

    [Test]
    public async Task A_history_has_actions_of_days_without_bars_and_the_day_they_were_fetched()
    {
        await Database.StoreDaysAsync("IBM", First, 1);
        var cash = CorporateAction.Cash(First.AddDays(10), new(1_000_000));
        var fetched = new DateTimeOffset(2024, 3, 1, 23, 59, 0, TimeSpan.Zero);
        foreach (var (list, actions) in new (ActionLists, CorporateAction[])[] { (ActionLists.Splits, []), (ActionLists.Dividends, [cash]) })
            await Database.Store.WriteActionsAsync(new("IBM", PriceBasis.Raw, "test", list, actions) { AsOf = fetched }, CancellationToken.None);

        var (series, version, _) = (await Database.Store.ReadSymbolAsync("IBM", CancellationToken.None))!;

        Assert.That((series.Facts.Actions.Single(), series.Facts.ActionsAsOf, version), Is.EqualTo((cash, (DateOnly?)new(2024, 3, 1), 3L)));
    }

    [Test]
    public async Task A_symbol_that_is_not_stored_has_no_history() =>
        Assert.That(await Database.Store.ReadSymbolAsync("NOPE", CancellationToken.None), Is.Null);

    [Test]
    public async Task Changes_are_the_symbols_above_the_version_and_the_counter([Range(0, 4)] long above)
    {
        foreach (var symbol in (string[])["A", "B", "A"]) // versions 1, 2, 3
            await Database.StoreDaysAsync(symbol, First.AddDays((await StoredAsync()).Count * 10), 1);

        var changes = await Database.Store.ReadVersionsAboveAsync(above, CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(changes.Counter, Is.EqualTo(3));
            Assert.That(changes.Symbols, Is.EquivalentTo(new SymbolVersion[]
            {
                new("A", 3) { Days = new(2, 0, First, First.AddDays(20)) },
                new("B", 2) { Days = new(1, 0, First.AddDays(10), First.AddDays(10)) },
            }.Where(symbol => symbol.Version > above)));
        });
    }

    [Test]
    public async Task Every_database_has_an_id_of_its_own_that_stays()
    {
        await using var another = await StoreDatabase.CreateAsync(Kind);
        var ids = (await IdAsync(Database), await IdAsync(another));

        await Database.Migrator.MigrateUpAsync(CancellationToken.None);
        await Database.StoreDaysAsync("IBM", First, 1);

        Assert.That(ids.Item1, Does.Match("^[0-9a-f]{32}$").And.Not.EqualTo(ids.Item2));
        Assert.That(await IdAsync(Database), Is.EqualTo(ids.Item1));
    }

    [Test]
    public async Task A_database_without_an_id_says_what_to_do()
    {
        await Database.ExecuteAsync("UPDATE change_counter SET database_id = NULL");

        var failure = await Assert.ThrowsAsync<StorageException>(() => IdAsync(Database));

        Assert.That(failure!.Message, Does.Contain("migrate"));
    }

    private static async Task<string> IdAsync(StoreDatabase database) =>
        (await database.Store.ReadVersionsAboveAsync(0, CancellationToken.None)).DatabaseId;

    private async Task<IReadOnlyList<StoredSymbol>> StoredAsync() =>
        (await Database.Store.QuerySymbolsAsync(new(null, 10, 1), CancellationToken.None)).Items;
}
