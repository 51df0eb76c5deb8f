using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using FluentMigrator.Runner;
using Microsoft.Data.Sqlite;
using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Storage.Sqlite;

/// <summary>
/// SQLite: prices as INTEGER millionths, dates as INTEGER yyyymmdd (sorts as it reads, also in other tools), moments as ISO 8601 text
/// in UTC with microseconds, flags as 0 and 1.
/// </summary>
internal sealed class SqliteDialect(SqliteFile file) : SqlDialect
{
    /// <inheritdoc/>
    public override string Kind => "sqlite";

    /// <inheritdoc/>
    /// <remarks>The clock of this machine, to the millisecond.</remarks>
    public override string Now => "SELECT strftime('%Y-%m-%dT%H:%M:%f', 'now') || '000Z'";

    /// <inheritdoc/>
    public override string NextVersion => "UPDATE change_counter SET value = value + 1 WHERE id = 1 RETURNING value";

    /// <inheritdoc/>
    public override string LastInsertedId => "SELECT last_insert_rowid()";

    /// <inheritdoc/>
    public override string CountTables => "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = @table";

    /// <inheritdoc/>
    public override string SelectColumns => "SELECT name, 0 FROM pragma_table_info(@table)";

    /// <inheritdoc/>
    public override string TextOf(string column, bool isSingle) => $"CAST({column} AS TEXT)";

    /// <inheritdoc/>
    public override string OnConflictReplace(IReadOnlyList<string> columns, int keys) => SqliteText.OnConflictReplace(columns, keys);

    /// <inheritdoc/>
    /// <remarks>The lock is the whole file's, and held since the transaction began.</remarks>
    public override string OnConflictLock(IReadOnlyList<string> keys, string column) => $" ON CONFLICT ({string.Join(", ", keys)}) DO NOTHING";

    /// <inheritdoc/>
    public override string Location => file.Path;

    /// <inheritdoc/>
    public override Task<bool> IsMissingAsync(CancellationToken cancellationToken) => Task.FromResult(!Path.Exists(file.Path));

    /// <inheritdoc/>
    public override DatabaseWatch Watch() => new SqliteWatch(file);

    /// <inheritdoc/>
    public override bool CopiesItself => true;

    /// <inheritdoc/>
    public override Task CopyToAsync(string path, CancellationToken cancellationToken) => new SqliteCopy(file).WriteAsync(path, cancellationToken);

    /// <inheritdoc/>
    public override Task CopyFromAsync(string path, CancellationToken cancellationToken) => new SqliteCopy(file).RestoreAsync(path, cancellationToken);

    /// <inheritdoc/>
    public override Task CreateDatabaseAsync(CancellationToken cancellationToken) => file.CreateAsync(cancellationToken);

    /// <inheritdoc/>
    /// <remarks>Not needed: the transaction of the migrations begins with the write lock.</remarks>
    public override Task<IAsyncDisposable> LockForMigrationAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IAsyncDisposable>(new NoLock());

    /// <inheritdoc/>
    public override void UseFor(IMigrationRunnerBuilder migrations) =>
        migrations.AddSQLite().WithGlobalConnectionString(file.CreatingConnectionString);

    /// <inheritdoc/>
    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) => await file.OpenAsync(cancellationToken);

    /// <inheritdoc/>
    public override async Task<DbConnection> OpenForWritingAsync(CancellationToken cancellationToken) =>
        await file.OpenForWritingAsync(cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Begin(connection, deferred: true, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>
    /// IMMEDIATE takes the one write lock of the file at once: a deferred transaction that reads first and then writes fails, whatever
    /// the timeout, where another one wrote in between.
    /// </remarks>
    public override ValueTask<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Begin(connection, deferred: false, cancellationToken);

    /// <inheritdoc/>
    public override Task ReadBarsAsync(
        DbTransaction transaction, string symbol, DateRange days, List<Bar> stored, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        SqliteBars.Read((SqliteConnection)transaction.Connection!, symbol, days, stored);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteBarsAsync(DbTransaction transaction, IReadOnlyList<BarWrite> writes, CancellationToken cancellationToken)
    {
        SqliteBars.Write((SqliteConnection)transaction.Connection!, writes, cancellationToken);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override object Encode(DateOnly date) => SqliteValues.Number(date);

    /// <inheritdoc/>
    public override object Encode(Price price) => price.Millionths;

    /// <inheritdoc/>
    public override object Encode(DateTimeOffset time) => SqliteValues.Text(time);

    /// <inheritdoc/>
    public override DateOnly ReadDate(DbDataReader reader, int column) => SqliteValues.Date(reader.GetInt64(column));

    /// <inheritdoc/>
    public override Price ReadPrice(DbDataReader reader, int column) => new(reader.GetInt64(column));

    /// <inheritdoc/>
    public override DateTimeOffset ReadTime(DbDataReader reader, int column) => SqliteValues.Time(reader.GetString(column));

    /// <inheritdoc/>
    public override StorageException Explain(Exception error) => file.Explain(error);

    /// <inheritdoc/>
    public override void Dispose() => file.ReleasePool();

    [SuppressMessage("Performance", "CA1849", Justification = "SQLite has no asynchronous calls, and the one named so cannot be deferred.")]
    private static ValueTask<DbTransaction> Begin(DbConnection connection, bool deferred, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(((SqliteConnection)connection).BeginTransaction(deferred));
    }

    private sealed class NoLock : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
