using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceInterface.Storage.Migrations;

namespace StockStats.Tests.Storage.Sqlite;

/// <summary>On SQLite migrations are one transaction under the file's write lock.</summary>
[TestFixture]
public sealed class SqliteMigrationTests
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
