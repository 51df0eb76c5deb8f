using Microsoft.Extensions.DependencyInjection;
using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Ingest.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Storage.MySql;

/// <summary>A server that goes away in the middle of a write, as by kill -9, and comes back.</summary>
[TestFixture, Category(StorageFixture.Server)]
public sealed class ServerAwayTests
{
    private static readonly DateOnly First = new(2024, 1, 2);

    private MariaDbServer _server = null!;
    private MariaDbDatabase _database = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await MariaDbServer.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [SetUp]
    public async Task CreateAsync()
    {
        _database = new(_server);
        await _database.Migrator.MigrateUpAsync(CancellationToken.None);
        await _database.StoreDaysAsync("IBM", First, days: 2);
    }

    [TearDown]
    public async Task DropAsync() => await _database.DisposeAsync();

    [Test]
    public async Task A_server_killed_before_the_rows_are_sent_leaves_what_was_before([Values(10, 1_000)] int days)
    {
        await using var process = Process(retries: 0);
        Hooks(process).BeforeBars = _server.KillAsync;

        var failure = await Assert.ThrowsAsync<StorageException>(() => WriteAsync(process, days));
        await _server.StartAgainAsync();

        Assert.That(failure!.Message, Does.Contain("lost").And.Contain(_database.Location));
        Assert.That(await DaysAsync(), Is.EqualTo((2, 1L)));
        Assert.That(await _database.StoreDaysAsync("IBM", First, days), Is.EqualTo(new WriteCounts(days - 2, 0, 2)));
    }

    [Test]
    public async Task A_server_killed_in_front_of_COMMIT_leaves_all_or_nothing_and_the_failure_says_so()
    {
        await using var process = Process(retries: 5);
        Hooks(process).BeforeCommit = _server.KillAsync;

        var failure = await Assert.ThrowsAsync<StorageException>(() => WriteAsync(process, days: 10));
        await _server.StartAgainAsync();

        Assert.That(failure!.Message, Does.Contain("COMMIT").And.Contain("again"));
        Assert.That(await DaysAsync(), Is.EqualTo((2, 1L)), "the kill came before the COMMIT was sent");
        Assert.That(await _database.StoreDaysAsync("IBM", First, days: 10), Is.EqualTo(new WriteCounts(8, 0, 2)));
    }

    [Test]
    public async Task A_server_that_comes_back_is_written_to_with_true_counts([Values(10, 1_000)] int days)
    {
        await using var process = Process(retries: 5);
        var first = true;
        Hooks(process).BeforeBars = async () =>
        {
            if (!first) return;
            first = false;
            await _server.KillAsync();
            await _server.StartAgainAsync();
        };

        var counts = await WriteAsync(process, days);

        Assert.That(counts, Is.EqualTo(new WriteCounts(days - 2, 0, 2)));
        Assert.That(await DaysAsync(), Is.EqualTo((days, 2L)));
    }

    [Test]
    public async Task A_server_that_is_away_is_named_after_the_tries_are_spent()
    {
        await using var process = Process(retries: 3);
        await _server.KillAsync();

        var write = await Assert.ThrowsAsync<StorageException>(() => WriteAsync(process, days: 3));
        var read = await Assert.ThrowsAsync<StorageException>(
            () => process.GetRequiredService<IPriceStore>().FindSymbolAsync("IBM", CancellationToken.None));
        await _server.StartAgainAsync();

        Assert.That((write!.Message, read!.Message), Is.EqualTo((write.Message, write.Message)));
        Assert.That(write.Message, Does.Contain("cannot be reached").And.Contain(FormattableString.Invariant($"127.0.0.1:{_server.Port}")));
        Assert.That(await DaysAsync(), Is.EqualTo((2, 1L)), "pooled connections of the old server are not handed out");
    }

    /// <summary>On a clock whose waits are over at once.</summary>
    private ServiceProvider Process(int retries) =>
        HookedMySqlDialect.Process(_database, _database.ConnectionString, retries, new InstantTime(DateTimeOffset.UnixEpoch));

    private static HookedMySqlDialect Hooks(ServiceProvider process) => (HookedMySqlDialect)process.GetRequiredService<SqlDialect>();

    private static Task<WriteCounts> WriteAsync(ServiceProvider process, int days) =>
        process.GetRequiredService<IPriceStore>().WriteAsync(StoreDatabase.Days("IBM", First, days), CancellationToken.None);

    private async Task<(int Days, long Version)> DaysAsync()
    {
        var symbol = await _database.Store.FindSymbolAsync("IBM", CancellationToken.None);
        return (symbol!.Days, symbol.Version);
    }
}
