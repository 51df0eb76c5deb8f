using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
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
    private static readonly string UpsertBar = Upsert("financial_data", SqlText.BarParameters, keys: 2);

    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.ffffffZ";

    /// <inheritdoc/>
    public override string ClaimSymbol =>
        "INSERT INTO symbols (symbol, basis, days, source, version, updated_at) VALUES (@symbol, @basis, 0, @source, 0, @updated_at) " +
        "ON CONFLICT (symbol) DO NOTHING";

    /// <inheritdoc/>
    public override string NextVersion => "UPDATE change_counter SET value = value + 1 WHERE id = 1 RETURNING value";

    /// <inheritdoc/>
    public override string UpsertAction { get; } = Upsert("corporate_actions", SqlText.ActionParameters, keys: 3);

    /// <inheritdoc/>
    public override string LastInsertedId => "SELECT last_insert_rowid()";

    /// <inheritdoc/>
    public override string CountTables => "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = @table";

    /// <inheritdoc/>
    public override string Location => file.Path;

    /// <inheritdoc/>
    public override Task<bool> IsMissingAsync(CancellationToken cancellationToken) => Task.FromResult(!Path.Exists(file.Path));

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
    public override Task<DbConnection> OpenForWritingAsync(CancellationToken cancellationToken) => OpenAsync(cancellationToken);

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
    public override async Task WriteBarsAsync(DbTransaction transaction, IReadOnlyList<BarWrite> writes, CancellationToken cancellationToken)
    {
        await using var upsert = await PreparedStatement.CreateAsync(transaction, UpsertBar, SqlText.BarParameters, cancellationToken);
        foreach (var write in writes)
        {
            foreach (var bar in write.Bars)
            {
                await upsert.ExecuteAsync(cancellationToken, write.Symbol, Encode(bar.Date), Encode(bar.Open),
                    Encode(bar.High), Encode(bar.Low), Encode(bar.Close), bar.Volume, Encode(bar.AdjustedClose), bar.Provisional, write.Source);
            }
        }
    }

    /// <inheritdoc/>
    public override object Encode(DateOnly date) => date.Year * 10_000 + date.Month * 100 + date.Day;

    /// <inheritdoc/>
    public override object Encode(Price price) => price.Millionths;

    /// <inheritdoc/>
    public override object Encode(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override DateOnly ReadDate(DbDataReader reader, int column)
    {
        var number = reader.GetInt32(column);
        return new(number / 10_000, number / 100 % 100, number % 100);
    }

    /// <inheritdoc/>
    public override Price ReadPrice(DbDataReader reader, int column) => new(reader.GetInt64(column));

    /// <inheritdoc/>
    public override DateTimeOffset ReadTime(DbDataReader reader, int column) => DateTimeOffset.ParseExact(
        reader.GetString(column), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <inheritdoc/>
    public override StorageException Explain(DbException error) => file.Explain(error);

    /// <inheritdoc/>
    public override void Dispose() => file.ReleasePool();

    [SuppressMessage("Performance", "CA1849", Justification = "SQLite has no asynchronous calls, and the one named so cannot be deferred.")]
    private static ValueTask<DbTransaction> Begin(DbConnection connection, bool deferred, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(((SqliteConnection)connection).BeginTransaction(deferred));
    }

    /// <summary>An insert that replaces every other column where the key is taken.</summary>
    private static string Upsert(string table, IReadOnlyList<string> columns, int keys) =>
        $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(c => "@" + c))}) " +
        $"ON CONFLICT ({string.Join(", ", columns.Take(keys))}) DO UPDATE SET " +
        string.Join(", ", columns.Skip(keys).Select(c => $"{c} = excluded.{c}"));

    private sealed class NoLock : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
