using Microsoft.Extensions.DependencyInjection;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Storage;

/// <summary>Writers of batches that meet in symbols and days: no deadlock reaches them, nothing is lost, and counts stay true.</summary>
[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.MariaDb, Category = StorageFixture.Server)]
public sealed class OverlappingWritersTests(DatabaseKind kind) : StorageFixture(kind)
{
    private const int Writers = 4;
    private const int Rounds = 12;
    private static readonly DateOnly First = new(2020, 1, 1);
    private static readonly string[] Symbols = ["AAPL", "AMZN", "IBM", "MSFT", "^GSPC"];

    [Test]
    public async Task The_last_writer_of_whole_batches_is_found_in_every_row([Values(30, 120)] int days)
    {
        var counts = await RunAsync((random, price) =>
            [.. Shuffled(random).Select(symbol => Offer(symbol, price, Enumerable.Range(0, days)))]);

        var rows = Symbols.Length * days;
        var prices = await Database.QueryAsync<(decimal, long)>("SELECT open_price, COUNT(*) FROM financial_data GROUP BY open_price");
        var versions = await Database.QueryAsync<long>("SELECT DISTINCT version FROM symbols");
        Assert.That(counts.Inserted, Is.EqualTo(rows));
        Assert.That(counts.Inserted + counts.Updated + counts.Unchanged, Is.EqualTo(rows * Writers * Rounds));
        Assert.That(prices, Has.Count.EqualTo(1), "each batch holds all of its symbols to the end");
        Assert.That(versions, Is.EqualTo(new[] { (long)Writers * Rounds }), "every round changed everything");
    }

    [Test]
    public async Task Batches_that_share_some_symbols_and_days_lose_nothing([Values(10, 200)] int days)
    {
        var counts = await RunAsync((random, price) =>
        [
            .. Shuffled(random).Take(random.Next(1, Symbols.Length)).Select(symbol =>
                Offer(symbol, price, Enumerable.Range(0, 2 * days).Where(_ => random.Next(2) == 0))),
        ]);

        var stored = await Database.QueryAsync<(string, long, long)>(
            "SELECT symbol, COUNT(*), COUNT(DISTINCT date) FROM financial_data GROUP BY symbol ORDER BY symbol");
        var kept = await Database.QueryAsync<(string Symbol, long Days)>("SELECT symbol, days FROM symbols ORDER BY symbol");
        Assert.That(stored.Sum(symbol => symbol.Item2), Is.EqualTo(counts.Inserted));
        Assert.That(kept.Select(symbol => (symbol.Symbol, symbol.Days, symbol.Days)), Is.EqualTo(stored));
    }

    /// <summary>Each write has a price of its own, so that every row tells who wrote it last.</summary>
    private async Task<WriteCounts> RunAsync(Func<Random, decimal, SymbolPrices[]> batch)
    {
        var counts = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            var random = new Random(writer);
            await using var process = Database.Process();
            var store = process.GetRequiredService<IPriceStore>();
            var sum = default(WriteCounts);
            for (var round = 0; round < Rounds; round++)
            {
                var writes = await store.WriteAsync(batch(random, 1 + writer * Rounds + round), CancellationToken.None);
                sum = writes.Aggregate(sum, (all, write) => all + write.Counts);
            }

            return sum;
        })));
        return counts.Aggregate(WriteCounts.Add);
    }

    private static string[] Shuffled(Random random)
    {
        var symbols = Symbols.ToArray();
        random.Shuffle(symbols);
        return symbols;
    }

    private static SymbolPrices Offer(string symbol, decimal price, IEnumerable<int> days) =>
        new(symbol, PriceBasis.Raw, "test", [.. days.Select(day => StoreDatabase.Day(First.AddDays(day), price, 1))]);
}
