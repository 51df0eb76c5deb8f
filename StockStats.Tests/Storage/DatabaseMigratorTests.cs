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
    public async Task Several_that_migrate_a_fresh_database_at_once_wait_for_each_other()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await using var services = Services();
            await services.GetRequiredService<DatabaseMigrator>().MigrateUpAsync(CancellationToken.None);
        })));

        Assert.That(await Migrator.IsUpToDateAsync(CancellationToken.None), Is.True);
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

    private ServiceProvider Services() => new ServiceCollection()
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddPriceStorage($"Data Source={File};Default Timeout=30")
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
