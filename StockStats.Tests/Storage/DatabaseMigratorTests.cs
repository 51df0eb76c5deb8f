using System.Reflection;
using FluentMigrator;
using Microsoft.Extensions.DependencyInjection;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceInterface.Storage.Migrations;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Storage;

/// <summary>The way up and back, on every database.</summary>
[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.MariaDb, Category = StorageFixture.Server)]
public sealed class DatabaseMigratorTests(DatabaseKind kind)
{
    private StoreDatabase _database = null!;

    [SetUp]
    public async Task CreateAsync() => _database = await StoreDatabase.CreateEmptyAsync(kind);

    [TearDown]
    public async Task DisposeAsync() => await _database.DisposeAsync();

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
        foreach (var version in Versions())
        {
            Assert.That(await Migrator.ReadVersionAsync(CancellationToken.None), Is.EqualTo(version));
            await Migrator.MigrateDownAsync(CancellationToken.None);
        }

        Assert.That(await Migrator.ReadVersionAsync(CancellationToken.None), Is.Zero);

        await Migrator.MigrateUpAsync(CancellationToken.None);

        Assert.That(await SchemaAsync(), Is.EqualTo(schema));
    }

    [Test]
    public async Task Provisional_bars_that_are_stored_already_are_counted()
    {
        await Migrator.MigrateUpAsync(CancellationToken.None);
        await _database.StoreDaysAsync("A", new(2024, 1, 2), 3);
        await _database.Store.WriteAsync(new SymbolPrices("B", PriceBasis.Raw, "test",
            [StoreDatabase.Day(new(2024, 1, 2), 1, 1), StoreDatabase.Day(new(2024, 1, 3), 1, 1, provisional: true)]), CancellationToken.None);

        await Migrator.MigrateDownToAsync(9, CancellationToken.None);
        await Migrator.MigrateUpAsync(CancellationToken.None);

        Assert.That(await _database.QueryAsync<int>("SELECT provisional_days FROM symbols ORDER BY symbol"), Is.EqualTo(new[] { 0, 1 }));
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
            await using var services = _database.Process();
            start.SignalAndWait();
            await services.GetRequiredService<DatabaseMigrator>().MigrateUpAsync(CancellationToken.None);
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap());
        await Task.WhenAll(all);

        Assert.That(await Migrator.IsUpToDateAsync(CancellationToken.None), Is.True, $"round {round}");
    }

    [Test]
    public async Task A_database_of_a_later_program_is_not_up_to_date_and_is_left_alone()
    {
        await Migrator.MigrateUpAsync(CancellationToken.None);
        await _database.ExecuteAsync($"INSERT INTO {VersionTable.Name} ({VersionTable.Column}) VALUES (9999)");

        await Migrator.MigrateUpAsync(CancellationToken.None);

        Assert.That(await Migrator.ReadVersionAsync(CancellationToken.None), Is.EqualTo(9999));
        Assert.That(await Migrator.IsUpToDateAsync(CancellationToken.None), Is.False);
    }

    private DatabaseMigrator Migrator => _database.Migrator;

    /// <summary>Numbers of the migrations, the last one first; not every number is taken.</summary>
    private static IEnumerable<long> Versions() => typeof(DatabaseMigrator).Assembly.GetTypes()
        .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Version).OfType<long>().OrderDescending();

    private Task<List<string>> SchemaAsync() => _database.SchemaAsync();
}
