using System.Data.Common;
using System.Reflection;
using FluentMigrator;
using FluentMigrator.Runner;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StockStats.ServiceInterface.Storage.Flask;
using StockStats.ServiceInterface.Storage.Migrations;

namespace StockStats.ServiceInterface.Storage;

/// <summary>
/// Brings the database's schema up to date, or back. Processes that migrate at the same time wait for each other. On SQLite each call is
/// one transaction, and a failed one leaves what was there; MySQL commits each statement that changes a schema, so there a failed one
/// leaves what it came to, and can be run again. Fails with <see cref="StorageException"/> as <see cref="IPriceStore"/> does. Thread-safe.
/// </summary>
public sealed partial class DatabaseMigrator
{
    private readonly SqlDialect _dialect;
    private readonly ILogger<DatabaseMigrator> _logger;

    internal DatabaseMigrator(SqlDialect dialect, ILogger<DatabaseMigrator> logger) => (_dialect, _logger) = (dialect, logger);

    /// <summary>Number of the last migration this program knows.</summary>
    public static long LatestVersion { get; } = typeof(DatabaseMigrator).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(MigrationBase)))
        .Max(type => type.GetCustomAttribute<MigrationAttribute>()?.Version ?? 0);

    /// <summary>Number of the last migration applied; 0 where none is, or there is no database yet.</summary>
    public async Task<long> ReadVersionAsync(CancellationToken cancellationToken) =>
        await _dialect.IsMissingAsync(cancellationToken) ? 0 : await _dialect.RunAsync(connection => ReadVersionAsync(connection, cancellationToken), cancellationToken);

    /// <summary>Whether the schema is exactly the one this program works with; false also where a later program migrated it.</summary>
    public async Task<bool> IsUpToDateAsync(CancellationToken cancellationToken) =>
        await ReadVersionAsync(cancellationToken) == LatestVersion;

    /// <summary>Applies every migration that is not applied yet; makes the database, and its folder, where they are missing.</summary>
    /// <exception cref="StorageException">The database holds the table of prices of the Flask system, too.</exception>
    public Task MigrateUpAsync(CancellationToken cancellationToken) => MigrateUpAsync(takesOver: false, cancellationToken);

    /// <summary>The same, and moves the Flask system's table of prices aside where it has the place of ours.</summary>
    public Task MigrateUpTakingOverAsync(CancellationToken cancellationToken) => MigrateUpAsync(takesOver: true, cancellationToken);

    /// <summary>Takes the last applied migration back, its tables and their rows with it. Does nothing where none is applied.</summary>
    public Task MigrateDownAsync(CancellationToken cancellationToken) =>
        MigrateAsync(runner => runner.Rollback(steps: 1), NothingFirst, cancellationToken);

    /// <summary>Takes migrations back, their tables and rows with them, down to a version.</summary>
    /// <param name="version">The last migration to keep; 0 for none.</param>
    /// <param name="cancellationToken">Stops before anything is changed.</param>
    public Task MigrateDownToAsync(long version, CancellationToken cancellationToken) =>
        MigrateAsync(runner => runner.MigrateDown(version), NothingFirst, cancellationToken);

    private static Task NothingFirst() => Task.CompletedTask;

    private async Task MigrateUpAsync(bool takesOver, CancellationToken cancellationToken)
    {
        if (await IsUpToDateAsync(cancellationToken)) return;
        await MigrateAsync(ApplyMissing, () => MakeRoomAsync(takesOver, cancellationToken), cancellationToken);
    }

    /// <summary>Our first migration takes a table of its name for its own work of before.</summary>
    private Task<bool> MakeRoomAsync(bool takesOver, CancellationToken cancellationToken) => _dialect.RunAsync(async connection =>
    {
        if (await FlaskTable.FindAsync(_dialect, connection, cancellationToken) is not { IsInPlace: true } table) return false;
        if (!takesOver)
        {
            throw new StorageException(
                $"The database {_dialect.Location} holds the table {table.Name} of the Flask system. Nothing was changed. Take it over with --AppTasks=migrate (docs/migrating.md), or name another database.");
        }

        await table.MoveAsync(connection, cancellationToken);
        LogMoved(_dialect.Location, table.Name, FlaskTable.Moved);
        return true;
    }, cancellationToken);

    private async Task MigrateAsync(Action<MigrationRunner> migrate, Func<Task> first, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await _dialect.CreateDatabaseAsync(cancellationToken);
            await using var others = await _dialect.LockForMigrationAsync(cancellationToken);
            await first();
            var before = await ReadVersionAsync(cancellationToken);
            Run(migrate);
            var after = await ReadVersionAsync(cancellationToken);
            if (after != before) LogMigrated(_dialect.Location, before, after);
        }
        catch (Exception error) when (error is not StorageException && DatabaseError(error) is { } cause)
        {
            throw _dialect.Explain(cause);
        }
    }

    /// <summary>
    /// The scope is opened before the runner looks at the table of versions: SQLite's lock (BEGIN IMMEDIATE) then covers the
    /// decision what to apply, and not the application only.
    /// </summary>
    private void Run(Action<MigrationRunner> migrate)
    {
        using var services = new ServiceCollection()
            .AddFluentMigratorCore()
            .ConfigureRunner(_dialect.UseFor)
            .ConfigureRunner(builder => builder
                .WithVersionTable(new VersionTable())
                .ScanIn(typeof(DatabaseMigrator).Assembly).For.Migrations())
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .BuildServiceProvider();
        using var scope = services.CreateScope();
        var runner = (MigrationRunner)scope.ServiceProvider.GetRequiredService<IMigrationRunner>();
        using var transaction = runner.BeginScope();
        migrate(runner);
        transaction.Complete();
    }

    /// <summary>
    /// Instead of the runner's MigrateUp: that of FluentMigrator 8.0.1 tries the connection by rolling the open transaction back, and
    /// then works without one, so that two processes create the same table and a failed migration leaves half of itself.
    /// </summary>
    private static void ApplyMissing(MigrationRunner runner)
    {
        foreach (var migration in runner.MigrationLoader.LoadMigrations().Values)
            if (!runner.VersionLoader.VersionInfo.HasAppliedMigration(migration.Version))
                runner.ApplyMigrationUp(migration, useTransaction: true);
    }

    private async Task<long> ReadVersionAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        if (!await _dialect.HasTableAsync(connection, VersionTable.Name, cancellationToken)) return 0;
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COALESCE(MAX({VersionTable.Column}), 0) FROM {VersionTable.Name}";
        return await command.ReadLongAsync(cancellationToken);
    }

    /// <summary>The database's error, which FluentMigrator wraps.</summary>
    private Exception? DatabaseError(Exception? error)
    {
        while (error is not null && !_dialect.IsDatabaseError(error)) error = error.InnerException;
        return error;
    }

    [LoggerMessage(EventId = 2001, Level = LogLevel.Information, Message = "Schema of {Path} migrated from version {Before} to {After}")]
    private partial void LogMigrated(string path, long before, long after);

    [LoggerMessage(EventId = 2004, Level = LogLevel.Information, Message = "The Flask system's table {Table} in {Path} was renamed to {Moved}")]
    private partial void LogMoved(string path, string table, string moved);
}
