using Dapper;
using MySqlConnector;
using StockStats.ServiceInterface.Storage.Migrations;

namespace StockStats.ServiceInterface.Storage.MySql;

/// <summary>
/// Lets one process at a time migrate a database. A transaction cannot: on MySQL every CREATE and DROP commits by itself. A named lock
/// belongs to its connection, so this one has a connection of its own, and a killed process lets go of it.
/// </summary>
internal sealed class MySqlMigrationLock : IAsyncDisposable
{
    /// <summary>Seconds to wait for another process that migrates.</summary>
    private const int WaitSeconds = 60;

    /// <summary>Names of locks are the server's, not the database's, and have at most 64 characters.</summary>
    private const string Name = "CONCAT('stockstats:', MD5(DATABASE()))";

    /// <summary>
    /// FluentMigrator makes this table in three steps, which commit one by one, and cannot go on after the first two. Made here whole,
    /// it is complete or not there.
    /// </summary>
    private const string CreateVersionTable = $"""
        CREATE TABLE IF NOT EXISTS {VersionTable.Name} (
          {VersionTable.Column} BIGINT NOT NULL,
          applied_at DATETIME,
          description VARCHAR(1024),
          UNIQUE KEY schema_versions_version ({VersionTable.Column})
        ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
        """;

    private readonly MySqlConnection _connection;

    private MySqlMigrationLock(MySqlConnection connection) => _connection = connection;

    /// <exception cref="StorageException">Another process has migrated for too long.</exception>
    public static async Task<MySqlMigrationLock> TakeAsync(MySqlServer server, CancellationToken cancellationToken)
    {
        var holder = new MySqlMigrationLock(await server.OpenAloneAsync(cancellationToken));
        try
        {
            await holder.TakeAsync(server.Location, cancellationToken);
            return holder;
        }
        catch
        {
            await holder.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task TakeAsync(string location, CancellationToken cancellationToken)
    {
        var taken = await _connection.ExecuteScalarAsync<int?>(new(
            $"SELECT GET_LOCK({Name}, @WaitSeconds)", new { WaitSeconds }, commandTimeout: 2 * WaitSeconds, cancellationToken: cancellationToken));
        if (taken != 1)
        {
            throw new StorageException(FormattableString.Invariant(
                $"Another process has been migrating the database {location} for more than {WaitSeconds} s. Nothing was changed. Try again when it is done."));
        }

        await _connection.ExecuteAsync(new(CreateVersionTable, cancellationToken: cancellationToken));
    }
}
