using Microsoft.Extensions.DependencyInjection;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Storage.MySql;

/// <summary>A writer that stands in front of COMMIT holds the change counter, so that no later number can be seen before its own.</summary>
[TestFixture, Category(StorageFixture.Server)]
public sealed class PausedCommitTests() : StorageFixture(DatabaseKind.MariaDb)
{
    private static readonly DateOnly First = new(2024, 1, 2);

    [Test]
    public async Task A_second_writer_waits_for_the_first_and_has_the_higher_version()
    {
        var (arrived, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var process = HookedMySqlDialect.Process(Database, ((MariaDbDatabase)Database).ConnectionString, retries: 0);
        ((HookedMySqlDialect)process.GetRequiredService<SqlDialect>()).BeforeCommit = () =>
        {
            arrived.TrySetResult();
            return release.Task;
        };

        var paused = WriteAsync(process.GetRequiredService<IPriceStore>(), "AAPL");
        await arrived.Task;
        var second = WriteAsync(Database.Store, "IBM");
        while (!second.IsCompleted && await LockWaitsAsync() == 0) { }
        var (early, during) = (second.IsCompleted, await VersionsAsync());
        release.SetResult();
        await Task.WhenAll(paused, second);

        Assert.Multiple(() =>
        {
            Assert.That(early, Is.False);
            Assert.That(during, Is.Empty);
        });
        Assert.That(await VersionsAsync(), Is.EqualTo(new[] { ("AAPL", 1L), ("IBM", 2L) }));
    }

    private static Task<WriteCounts> WriteAsync(IPriceStore store, string symbol) => Task.Run(() =>
        store.WriteAsync(new SymbolPrices(symbol, PriceBasis.Raw, "test", [StoreDatabase.Day(First, 100, 1)]), CancellationToken.None));

    /// <summary>Writers that stand at the counter. (INNODB_TRX would say it better, but stays as it is while it is asked all the time.)</summary>
    private async Task<long> LockWaitsAsync() => (await Database.QueryAsync<long>(
        "SELECT COUNT(*) FROM information_schema.processlist WHERE db = DATABASE() AND info LIKE 'UPDATE change_counter%'"))[0];

    private Task<List<(string, long)>> VersionsAsync() =>
        Database.QueryAsync<(string, long)>("SELECT symbol, version FROM symbols WHERE version > 0 ORDER BY symbol");
}
