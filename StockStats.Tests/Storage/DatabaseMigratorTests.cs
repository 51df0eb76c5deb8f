using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceInterface.Storage.Migrations;

namespace StockStats.Tests.Storage;

[TestFixture]
public sealed class DatabaseMigratorTests
{
    private TemporaryFolder _folder = null!;
    private ServiceProvider _services = null!;

    [SetUp]
    public void Create()
    {
        _folder = new();
        _services = Services();
    }

    [TearDown]
    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task There_and_back_leaves_nothing_and_there_again_the_same_schema()
    {
        await Migrator.MigrateUpAsync(CancellationToken.None);
        var schema = await SchemaAsync();
        await Migrator.MigrateDownToAsync(0, CancellationToken.None);
        var empty = await SchemaAsync();
        await Migrator.MigrateUpAsync(CancellationToken.None);

        Assert.That(empty, Is.Empty);
        Assert.That(await SchemaAsync(), Is.EqualTo(schema).And.Not.Empty);
    }

    [Test]
    public async Task Every_single_step_back_can_be_taken_again()
    {
        await Migrator.MigrateUpAsync(CancellationToken.None);
        var schema = await SchemaAsync();
        for (var version = DatabaseMigrator.LatestVersion; version > 0; version--)
        {
            Assert.That(await Migrator.ReadVersionAsync(CancellationToken.None), Is.EqualTo(version));
            await Migrator.MigrateDownAsync(CancellationToken.None);
        }

        await Migrator.MigrateUpAsync(CancellationToken.None);

        Assert.That(await SchemaAsync(), Is.EqualTo(schema));
    }

    [Test]
    public async Task Migrating_twice_changes_nothing_and_a_missing_database_has_version_0()
    {
        var none = await Migrator.ReadVersionAsync(CancellationToken.None);
        await Migrator.MigrateUpAsync(CancellationToken.None);
        await Migrator.MigrateUpAsync(CancellationToken.None);

        Assert.That((none, await Migrator.ReadVersionAsync(CancellationToken.None)), Is.EqualTo((0L, DatabaseMigrator.LatestVersion)));
        Assert.That(await Migrator.IsUpToDateAsync(CancellationToken.None), Is.True);
    }

    [Test]
    public async Task Several_that_migrate_a_fresh_database_at_once_wait_for_each_other([Range(1, 5)] int round)
    {
        using var start = new Barrier(4);
        var all = Enumerable.Range(0, start.ParticipantCount).Select(_ => Task.Factory.StartNew(async () =>
        {
            await using var services = Services();
            start.SignalAndWait();
            await services.GetRequiredService<DatabaseMigrator>().MigrateUpAsync(CancellationToken.None);
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap());
        await Task.WhenAll(all);

        Assert.That(await Migrator.IsUpToDateAsync(CancellationToken.None), Is.True, $"round {round}");
    }

    [Test]
    public async Task Migrations_of_which_one_fails_leave_what_was_there()
    {
        await Migrator.MigrateUpAsync(CancellationToken.None);
        await Migrator.MigrateDownToAsync(1, CancellationToken.None);
        await ExecuteAsync("CREATE TABLE quarantine (in_the INTEGER, way INTEGER)");
        var schema = await SchemaAsync();

        var failure = await Assert.ThrowsAsync<StorageException>(() => Migrator.MigrateUpAsync(CancellationToken.None));

        Assert.That(failure!.Message, Does.Contain(File));
        Assert.That(await Migrator.ReadVersionAsync(CancellationToken.None), Is.EqualTo(1));
        Assert.That(await SchemaAsync(), Is.EqualTo(schema), "neither migration 2, which passed, nor the first table of 3, which did not");
    }

    [Test]
    public async Task A_locked_database_is_waited_for_and_then_named()
    {
        await Migrator.MigrateUpAsync(CancellationToken.None);
        await Migrator.MigrateDownAsync(CancellationToken.None);
        await using var holder = new SqliteConnection($"Data Source={File};Pooling=False");
        await holder.OpenAsync();
        await using var transaction = holder.BeginTransaction(deferred: false);
        await using var services = Services(timeoutSeconds: 1);

        var failure = await Assert.ThrowsAsync<StorageException>(
            () => services.GetRequiredService<DatabaseMigrator>().MigrateUpAsync(CancellationToken.None));

        Assert.That(failure!.Message, Does.Contain("locked").And.Contain(File));
        Assert.That(await Migrator.ReadVersionAsync(CancellationToken.None), Is.EqualTo(DatabaseMigrator.LatestVersion - 1));
    }

    [Test]
    public async Task A_database_of_a_later_program_is_not_up_to_date_and_is_left_alone()
    {
        await Migrator.MigrateUpAsync(CancellationToken.None);
        await ExecuteAsync($"INSERT INTO {VersionTable.Name} ({VersionTable.Column}) VALUES (9999)");

        await Migrator.MigrateUpAsync(CancellationToken.None);

        Assert.That(await Migrator.ReadVersionAsync(CancellationToken.None), Is.EqualTo(9999));
        Assert.That(await Migrator.IsUpToDateAsync(CancellationToken.None), Is.False);
    }

    private DatabaseMigrator Migrator => _services.GetRequiredService<DatabaseMigrator>();

    private string File => _folder.File("prices.db");

    private ServiceProvider Services(int timeoutSeconds = 30) => new ServiceCollection()
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddPriceStorage(string.Create(CultureInfo.InvariantCulture, $"Data Source={File};Default Timeout={timeoutSeconds}"))
        .BuildServiceProvider();

    private async Task<List<string>> SchemaAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        return [.. await connection.QueryAsync<string>(
            $"SELECT type || ' ' || name || ' ' || COALESCE(sql, '') FROM sqlite_master WHERE tbl_name NOT IN ('{VersionTable.Name}', 'sqlite_sequence') ORDER BY 1")];
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.ExecuteAsync(sql);
    }
}
