using System.Data;
using System.Data.Common;
using FluentMigrator.Runner;
using MySqlConnector;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage.Versions;

namespace StockStats.ServiceInterface.Storage.MySql;

/// <summary>
/// MySQL 8.4 and 9, MariaDB 10.11 and later, by the same statements: prices as DECIMAL(18,6), dates as DATE, moments as DATETIME(6) in
/// UTC. What only one of them has is left alone: row aliases in ON DUPLICATE KEY UPDATE are MySQL's, RETURNING is MariaDB's.
/// </summary>
/// <remarks>Not sealed, so that tests can stop a writer in front of COMMIT.</remarks>
internal class MySqlDialect(MySqlServer server, MySqlRetry retry, MySqlBars bars) : SqlDialect
{
    /// <inheritdoc/>
    public override string Kind => "mysql";

    /// <inheritdoc/>
    public override DatabaseWatch Watch() => new MySqlWatch(server);

    /// <inheritdoc/>
    public override VersionScheme Versions { get; } = server.Shards is { } shards ? new ShardedVersions(shards) : VersionScheme.Counted;

    /// <inheritdoc/>
    public override bool LooksBackInOneStatement => server.Shards is null;

    /// <inheritdoc/>
    /// <remarks>LOAD DATA keeps one core of the server busy, and leaves it idle while the next one is made ready.</remarks>
    public override int WritersAtOnce => 2;

    /// <inheritdoc/>
    public override string Now => "SELECT UTC_TIMESTAMP(6)";

    /// <inheritdoc/>
    public override string NextVersion =>
        "UPDATE change_counter SET value = LAST_INSERT_ID(value + 1) WHERE id = 1; SELECT LAST_INSERT_ID()";

    /// <inheritdoc/>
    public override string LastInsertedId => "SELECT LAST_INSERT_ID()";

    /// <inheritdoc/>
    public override string CountTables =>
        "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = @table";

    /// <inheritdoc/>
    public override string SelectColumns =>
        "SELECT column_name, data_type = 'float' FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = @table";

    /// <inheritdoc/>
    /// <remarks>As a text the server gives a FLOAT six digits only.</remarks>
    public override string TextOf(string column, bool isSingle) => isSingle ? $"CAST({column} + 0e0 AS CHAR)" : $"CAST({column} AS CHAR)";

    /// <inheritdoc/>
    public override string OnConflictReplace(IReadOnlyList<string> columns, int keys) => MySqlText.OnConflictReplace(columns, keys);

    /// <inheritdoc/>
    /// <remarks>Locks the row that is there too; SELECT … FOR UPDATE on a missing one would lock the gap, and deadlock.</remarks>
    public override string OnConflictLock(IReadOnlyList<string> keys, string column) => $" ON DUPLICATE KEY UPDATE {column} = {column}";

    /// <inheritdoc/>
    public override string Location => server.Location;

    /// <inheritdoc/>
    public override async Task<bool> IsMissingAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(_ => Task.FromResult(false), cancellationToken);
        }
        catch (StorageException error) when (error.InnerException is MySqlException { ErrorCode: MySqlErrorCode.UnknownDatabase })
        {
            return true;
        }
    }

    /// <inheritdoc/>
    public override async Task CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        if (await IsMissingAsync(cancellationToken)) await server.CreateAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<IAsyncDisposable> LockForMigrationAsync(CancellationToken cancellationToken) =>
        await MySqlMigrationLock.TakeAsync(server, cancellationToken);

    /// <inheritdoc/>
    public override void UseFor(IMigrationRunnerBuilder migrations) =>
        migrations.AddMySql8().WithGlobalConnectionString(server.MigratingConnectionString);

    /// <inheritdoc/>
    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) => await server.OpenAsync(cancellationToken);

    /// <inheritdoc/>
    public override async Task<DbConnection> OpenForWritingAsync(CancellationToken cancellationToken) =>
        await server.OpenForWritingAsync(cancellationToken);

    /// <inheritdoc/>
    /// <remarks>START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY.</remarks>
    public override async ValueTask<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await ((MySqlConnection)connection).BeginTransactionAsync(IsolationLevel.Snapshot, isReadOnly: true, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>
    /// READ COMMITTED: the default, REPEATABLE READ, locks gaps between rows too, so that writers of neighbouring symbols would wait for
    /// each other; and it would compare with a snapshot older than the symbol's lock. Needs row-based binary logs, the servers' default.
    /// </remarks>
    public override async ValueTask<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await ((MySqlConnection)connection).BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);

    /// <inheritdoc/>
    public override async Task CommitAsync(DbTransaction transaction)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception error) when (MySqlErrors.IsConnectionLost(error))
        {
            throw new StorageException(
                $"The connection to the database {server.Location} was lost in the middle of COMMIT, so that nobody can tell whether all of this operation was stored or nothing. " +
                "Run it again: what is stored already will count as unchanged.", error);
        }
    }

    /// <inheritdoc/>
    public override Task ReadBarsAsync(
        DbTransaction transaction, string symbol, DateRange days, List<Bar> stored, CancellationToken cancellationToken) =>
        MySqlBars.ReadAsync((MySqlTransaction)transaction, symbol, days, stored, cancellationToken);

    /// <inheritdoc/>
    public override Task WriteBarsAsync(DbTransaction transaction, IReadOnlyList<BarWrite> writes, CancellationToken cancellationToken) =>
        bars.WriteAsync((MySqlTransaction)transaction, writes, cancellationToken);

    /// <inheritdoc/>
    public override object Encode(DateOnly date) => date;

    /// <inheritdoc/>
    public override object Encode(Price price) => price.ToDecimal();

    /// <inheritdoc/>
    public override object Encode(DateTimeOffset time) => time.UtcDateTime;

    /// <inheritdoc/>
    public override DateOnly ReadDate(DbDataReader reader, int column) => DateOnly.FromDateTime(reader.GetDateTime(column));

    /// <inheritdoc/>
    public override Price ReadPrice(DbDataReader reader, int column) => Price.FromDecimal(reader.GetDecimal(column));

    /// <inheritdoc/>
    public override DateTimeOffset ReadTime(DbDataReader reader, int column) => new(reader.GetDateTime(column), TimeSpan.Zero);

    /// <inheritdoc/>
    public override bool IsDatabaseError(Exception error) => error is DbException || MySqlErrors.IsConnectionLost(error);

    /// <inheritdoc/>
    public override StorageException Explain(Exception error) => MySqlErrors.Explain(error, server);

    /// <inheritdoc/>
    public override void Dispose() => server.Dispose();

    /// <inheritdoc/>
    protected override Task<T> AttemptAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken) =>
        retry.RunAsync(operation, cancellationToken);
}
