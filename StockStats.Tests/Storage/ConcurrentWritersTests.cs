using Microsoft.Extensions.DependencyInjection;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Storage;

/// <summary>Several writers and readers of one database at once, as several processes are.</summary>
[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.MariaDb, Category = StorageFixture.Server)]
public sealed class ConcurrentWritersTests(DatabaseKind kind) : StorageFixture(kind)
{
    private const int Days = 40;
    private const int Rounds = 25;
    private static readonly DateOnly First = new(2024, 1, 1);

    [Test]
    public async Task Writers_of_different_days_of_one_symbol_lose_nothing()
    {
        var counts = await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            await using var process = Database.Process();
            var store = process.GetRequiredService<IPriceStore>();
            var sum = default(WriteCounts);
            for (var round = 0; round < Rounds; round++)
                sum += await store.WriteAsync(Prices([StoreDatabase.Day(First.AddDays(round * 4 + writer), 100, 1)]), CancellationToken.None);
            return sum;
        })));

        var symbol = await Database.Store.FindSymbolAsync("IBM", CancellationToken.None);
        Assert.That(counts.Aggregate(WriteCounts.Add), Is.EqualTo(new WriteCounts(4 * Rounds, 0, 0)));
        Assert.That((symbol!.Days, symbol.FirstDate, symbol.LastDate, symbol.Version),
            Is.EqualTo((4 * Rounds, (DateOnly?)First, (DateOnly?)First.AddDays(4 * Rounds - 1), 4L * Rounds)));
    }

    [Test]
    public async Task Each_change_of_any_symbol_has_a_version_of_its_own_and_none_is_left_out()
    {
        string[] symbols = ["AAPL", "IBM", "MSFT"];
        var versions = await Task.WhenAll(symbols.Select(symbol => Task.Run(async () =>
        {
            await using var process = Database.Process();
            var store = process.GetRequiredService<IPriceStore>();
            List<long> mine = [];
            for (var round = 0; round < Rounds; round++)
            {
                await store.WriteAsync(new SymbolPrices(symbol, PriceBasis.Raw, "test", [StoreDatabase.Day(First, 100 + round, 1)]), CancellationToken.None);
                mine.Add((await store.FindSymbolAsync(symbol, CancellationToken.None))!.Version);
            }

            return mine;
        })));

        Assert.Multiple(() =>
        {
            foreach (var mine in versions) Assert.That(mine, Is.Ordered.Ascending);
            Assert.That(versions.SelectMany(mine => mine).Order(), Is.EqualTo(Enumerable.Range(1, symbols.Length * Rounds).Select(i => (long)i)));
        });
    }

    [Test]
    public async Task Writers_of_the_same_day_count_each_change_once()
    {
        var counts = await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            await using var process = Database.Process();
            return await process.GetRequiredService<IPriceStore>().WriteAsync(Prices([StoreDatabase.Day(First, 100 + writer % 2, 1)]), CancellationToken.None);
        })));

        var sum = counts.Aggregate(WriteCounts.Add);
        var symbol = await Database.Store.FindSymbolAsync("IBM", CancellationToken.None);
        Assert.That((sum.Inserted, sum.Inserted + sum.Updated + sum.Unchanged), Is.EqualTo((1, 4)));
        Assert.That((symbol!.Days, symbol.Version), Is.EqualTo((1, 1L + sum.Updated)));
    }

    [Test]
    public async Task A_reader_sees_a_write_whole_or_not_at_all()
    {
        await WriteAllAsync(Database.Store, 1);
        using var stop = new CancellationTokenSource();
        var reader = Task.Run(async () =>
        {
            await using var process = Database.Process();
            var store = process.GetRequiredService<IPriceStore>();
            var seen = new HashSet<long>();
            do
            {
                seen.Add((await store.ReadBarsAsync("IBM")).Sum(bar => bar.Bar.Close.Millionths));
            }
            while (!stop.IsCancellationRequested);
            return seen;
        });

        for (var price = 2; price <= Rounds; price++) await WriteAllAsync(Database.Store, price);
        await stop.CancelAsync();

        var whole = Enumerable.Range(1, Rounds).Select(price => (long)price * Price.Unit * Days);
        Assert.That(await reader, Is.SubsetOf(whole));
    }

    private static Task<WriteCounts> WriteAllAsync(IPriceStore store, int price) =>
        store.WriteAsync(Prices([.. Enumerable.Range(0, Days).Select(day => StoreDatabase.Day(First.AddDays(day), price, 1))]), CancellationToken.None);

    private static SymbolPrices Prices(IReadOnlyList<PriceRow> rows) => new("IBM", PriceBasis.Raw, "test", rows);
}
