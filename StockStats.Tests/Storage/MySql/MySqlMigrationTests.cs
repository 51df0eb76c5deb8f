using Dapper;
using MySqlConnector;
using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Storage.MySql;

/// <summary>On MySQL every statement of a migration commits by itself, and a named lock keeps migrators apart.</summary>
[TestFixture, Category(StorageFixture.Server)]
public sealed class MySqlMigrationTests
{
    private MariaDbDatabase _database = null!;

    [SetUp]
    public async Task CreateAsync() => _database = new(await SharedMariaDb.StartedAsync());

    [TearDown]
    public async Task DisposeAsync() => await _database.DisposeAsync();

    [TestCase("DELETE FROM schema_versions")]
    [TestCase("DELETE FROM schema_versions WHERE version >= 4; DROP TABLE provider_quota")]
    [TestCase("DELETE FROM schema_versions WHERE version > 1; DROP TABLE change_counter, quarantine, provider_quota")]
    [TestCase("DELETE FROM schema_versions WHERE version > 1; DELETE FROM change_counter; DROP TABLE quarantine")]
    [TestCase("DROP TABLE schema_versions")]
    public async Task One_that_was_cut_short_anywhere_can_be_run_again(string leftBehind)
    {
        await _database.Migrator.MigrateUpAsync(CancellationToken.None);
        var schema = await _database.SchemaAsync();
        await _database.ExecuteAsync(leftBehind);

        await _database.Migrator.MigrateUpAsync(CancellationToken.None);

        Assert.That(await _database.SchemaAsync(), Is.EqualTo(schema));
        Assert.That(await _database.Migrator.IsUpToDateAsync(CancellationToken.None), Is.True);
        Assert.That(await _database.StoreDaysAsync("IBM", new(2024, 1, 2), 3), Is.EqualTo(new WriteCounts(3, 0, 0)));
    }

    [Test]
    public async Task A_migrator_waits_for_the_one_that_holds_the_lock()
    {
        await _database.Migrator.MigrateUpAsync(CancellationToken.None);
        await _database.Migrator.MigrateDownAsync(CancellationToken.None);
        await using var holder = new MySqlConnection(_database.ConnectionString + "Pooling=False");
        await holder.OpenAsync();
        await holder.ExecuteScalarAsync<int>("SELECT GET_LOCK(CONCAT('stockstats:', MD5(DATABASE())), 0)");

        var second = Task.Run(() => _database.Migrator.MigrateUpAsync(CancellationToken.None));
        while (!second.IsCompleted && await WaitingAsync() == 0) { }
        var (early, during) = (second.IsCompleted, await _database.Migrator.ReadVersionAsync(CancellationToken.None));
        await holder.CloseAsync();
        await second;

        Assert.That((early, during), Is.EqualTo((false, DatabaseMigrator.LatestVersion - 1)));
        Assert.That(await _database.Migrator.IsUpToDateAsync(CancellationToken.None), Is.True);
    }

    private async Task<long> WaitingAsync() => (await _database.QueryAsync<long>(
        "SELECT COUNT(*) FROM information_schema.processlist WHERE db = DATABASE() AND state = 'User lock'"))[0];
}
