using Microsoft.Extensions.DependencyInjection;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Storage;

/// <summary>A reader that asks for "versions above the last one seen" misses no change, however writers interleave.</summary>
[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.MariaDb, Category = StorageFixture.Server)]
public sealed class FreshnessTests(DatabaseKind kind) : StorageFixture(kind)
{
    private const int Writers = 4;
    private const int Rounds = 20;
    private static readonly DateOnly First = new(2024, 1, 2);

    [Test]
    public async Task A_polling_reader_sees_the_last_version_of_every_symbol()
    {
        using var stop = new CancellationTokenSource();
        var reader = Task.Run(() => PollAsync(stop.Token));

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(writer))));
        await stop.CancelAsync();

        var stored = await Database.QueryAsync<(string Symbol, long Version)>("SELECT symbol, version FROM symbols ORDER BY symbol");
        Assert.That(stored, Has.Count.EqualTo(Writers * 3));
        Assert.That((await reader).Select(seen => (seen.Key, seen.Value)).Order(), Is.EqualTo(stored));
    }

    /// <summary>Writers stop in front of COMMIT for the time some question to the server takes, now longer, now shorter.</summary>
    private async Task WriteAsync(int writer)
    {
        var random = new Random(writer);
        await using var process = Process(async () =>
        {
            for (var questions = random.Next(20); questions > 0; questions--) await Database.QueryAsync<int>("SELECT 1");
        });
        var store = process.GetRequiredService<IPriceStore>();
        for (var round = 0; round < Rounds; round++)
        {
            // Symbols of its own, one or several of them, between those of the others.
            var symbols = Enumerable.Range(0, 3).Where(i => round == 0 || random.Next(2) == 0).Select(i => $"S{i}{writer}");
            await store.WriteAsync([.. symbols.Select(symbol => new SymbolPrices(
                symbol, PriceBasis.Raw, "test", [StoreDatabase.Day(First, 100 + round, 1)]))], CancellationToken.None);
        }
    }

    /// <summary>Polls until the writers are done, and once more.</summary>
    private async Task<Dictionary<string, long>> PollAsync(CancellationToken writersDone)
    {
        Dictionary<string, long> seen = [];
        var last = 0L;
        bool done;
        do
        {
            done = writersDone.IsCancellationRequested;
            var news = await Database.QueryAsync<(string Symbol, long Version)>(
                "SELECT symbol, version FROM symbols WHERE version > @last", new { last });
            foreach (var (symbol, version) in news)
            {
                seen[symbol] = version;
                last = Math.Max(last, version);
            }
        }
        while (!done);
        return seen;
    }

    /// <summary>On SQLite one writer at a time gets as far as that, so there is nothing to stop.</summary>
    private ServiceProvider Process(Func<Task> beforeCommit)
    {
        if (Database is not MariaDbDatabase server) return Database.Process();
        var process = HookedMySqlDialect.Process(server, server.ConnectionString, retries: 10);
        ((HookedMySqlDialect)process.GetRequiredService<SqlDialect>()).BeforeCommit = beforeCommit;
        return process;
    }
}
