using System.Data.Common;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Dapper;
using FluentMigrator.Runner;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage.Versions;
using StockStats.ServiceInterface.Telemetry;

namespace StockStats.ServiceInterface.Storage;

/// <summary>
/// What differs from one database to the next: how to connect, how values are kept in columns, the few statements without a
/// common form, and what an error means. <see cref="SqlText"/> holds the statements every database takes as they are.
/// </summary>
internal abstract class SqlDialect : IDisposable
{
    /// <summary>What kind of database it is, as traces name it.</summary>
    public abstract string Kind { get; }

    /// <summary>Answers the database's clock, which all processes share: one moment.</summary>
    public abstract string Now { get; }

    /// <summary>Moves the change counter on by one under its lock and answers the new value.</summary>
    public abstract string NextVersion { get; }

    /// <summary>Inserts an action or replaces all its columns. Parameters: <see cref="SqlText.ActionParameters"/>.</summary>
    public string UpsertAction => SqlText.Insert("corporate_actions", SqlText.ActionParameters) + OnConflictReplace(SqlText.ActionParameters, keys: 3);

    /// <summary>Answers the number that the last insert of this connection gave its row.</summary>
    public abstract string LastInsertedId { get; }

    /// <summary>Answers 1 where a table exists, else 0. Parameter: table.</summary>
    public abstract string CountTables { get; }

    /// <summary>Answers the columns of a table: name, and whether they hold numbers of single precision. Parameter: table.</summary>
    public abstract string SelectColumns { get; }

    /// <summary>A column's value as text; that of single precision with all digits of the number it is.</summary>
    public abstract string TextOf(string column, bool isSingle);

    /// <summary>End of an insert that replaces every other column of a row whose key, its first columns, is stored.</summary>
    public abstract string OnConflictReplace(IReadOnlyList<string> columns, int keys);

    /// <summary>End of an insert that leaves a stored row as it is, and holds its lock until the transaction ends.</summary>
    /// <param name="keys">The columns of its primary key.</param>
    /// <param name="column">A column that is not one of them.</param>
    public abstract string OnConflictLock(IReadOnlyList<string> keys, string column);

    /// <summary>Whether a statement may look for the last row before each row of another table: a router of shards finds the last row of all.</summary>
    public virtual bool LooksBackInOneStatement => true;

    /// <summary>How symbols get their versions.</summary>
    public virtual VersionScheme Versions => VersionScheme.Counted;

    /// <summary>How many writes at a time are worth it, at least 1.</summary>
    public virtual int WritersAtOnce => 1;

    /// <summary>What and where the database is, for people: never a secret.</summary>
    public abstract string Location { get; }

    /// <summary>Whether there is no database yet; asking makes none.</summary>
    /// <exception cref="StorageException">The database's server is away.</exception>
    public abstract Task<bool> IsMissingAsync(CancellationToken cancellationToken);

    /// <summary>A way to tell whether anything was committed. The caller disposes it.</summary>
    public virtual DatabaseWatch Watch() => new();

    /// <summary>Makes the database where it is missing, and sets what migrations cannot set inside a transaction.</summary>
    public abstract Task CreateDatabaseAsync(CancellationToken cancellationToken);

    /// <summary>Whether <see cref="CopyToAsync"/> and <see cref="CopyFromAsync"/> can be used.</summary>
    public virtual bool CopiesItself => false;

    /// <summary>Writes a copy of the database as of one moment to a file that is not there yet.</summary>
    public virtual Task CopyToAsync(string path, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Puts such a copy in place of the database, under a new name.</summary>
    public virtual Task CopyFromAsync(string path, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Keeps other processes from migrating until the answer is disposed, where the migrations' transaction cannot.</summary>
    public abstract Task<IAsyncDisposable> LockForMigrationAsync(CancellationToken cancellationToken);

    /// <summary>Tells FluentMigrator which database this is and how to connect.</summary>
    public abstract void UseFor(IMigrationRunnerBuilder migrations);

    /// <summary>An open connection, ready for statements. The caller disposes it.</summary>
    public abstract Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>As <see cref="OpenAsync"/>, set up for writing many rows.</summary>
    public abstract Task<DbConnection> OpenForWritingAsync(CancellationToken cancellationToken);

    /// <summary>A transaction that sees one state of the database from its first statement to its last, and writes nothing.</summary>
    public abstract ValueTask<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>A transaction that writes; rolled back unless committed.</summary>
    public abstract ValueTask<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Makes what the transaction wrote last. Not to be cancelled: it would leave open whether it was carried out.</summary>
    public virtual Task CommitAsync(DbTransaction transaction) => transaction.CommitAsync(CancellationToken.None);

    /// <summary>Adds the stored bars of a symbol's days in date order, provisional ones too.</summary>
    public abstract Task ReadBarsAsync(
        DbTransaction transaction, string symbol, DateRange days, List<Bar> stored, CancellationToken cancellationToken);

    /// <summary>Inserts bars or replaces them whole, under the locks of their symbols.</summary>
    /// <param name="transaction">As <see cref="BeginWriteAsync"/> began it, on a connection of <see cref="OpenForWritingAsync"/>.</param>
    /// <param name="writes">Each symbol once, each with at least one bar.</param>
    /// <param name="cancellationToken">Leaves the transaction to be rolled back.</param>
    public abstract Task WriteBarsAsync(DbTransaction transaction, IReadOnlyList<BarWrite> writes, CancellationToken cancellationToken);

    /// <summary>The value of a date parameter.</summary>
    public abstract object Encode(DateOnly date);

    /// <summary>The value of a price parameter.</summary>
    public abstract object Encode(Price price);

    /// <summary>The value of a parameter that is a moment; kept to the microsecond.</summary>
    public abstract object Encode(DateTimeOffset time);

    public abstract DateOnly ReadDate(DbDataReader reader, int column);

    public abstract Price ReadPrice(DbDataReader reader, int column);

    public abstract DateTimeOffset ReadTime(DbDataReader reader, int column);

    /// <summary>A sentence a user can act on, without a secret, for an error of this database.</summary>
    public abstract StorageException Explain(Exception error);

    /// <summary>Whether an exception is the database's, or its driver's for want of the database.</summary>
    public virtual bool IsDatabaseError(Exception error) => error is DbException;

    /// <summary>Closes the connections kept for reuse, so that files can be deleted.</summary>
    public abstract void Dispose();

    /// <summary>The time by the database's clock.</summary>
    public async Task<DateTimeOffset> ReadNowAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        await using var reader = await transaction.Connection!.ExecuteReaderAsync(
            new CommandDefinition(Now, parameters: null, transaction, cancellationToken: cancellationToken));
        await reader.ReadAsync(cancellationToken);
        return ReadTime(reader, 0);
    }

    /// <summary>Whether there is a table.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "The text is a constant of the dialect; the name is a parameter.")]
    public async Task<bool> HasTableAsync(DbConnection connection, string table, CancellationToken cancellationToken)
    {
        // Without Dapper, as every start asks it, and would wait for what Dapper compiles first.
        await using var command = connection.CreateCommand();
        command.CommandText = CountTables;
        var name = command.CreateParameter();
        (name.ParameterName, name.Value) = ("@table", table);
        command.Parameters.Add(name);
        return await command.ReadLongAsync(cancellationToken) > 0;
    }

    public object? Encode(DateOnly? date) => date is { } value ? Encode(value) : null;

    public object? Encode(Price? price) => price is { } value ? Encode(value) : null;

    public DateOnly? ReadOptionalDate(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : ReadDate(reader, column);

    public Price? ReadOptionalPrice(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : ReadPrice(reader, column);

    public DateTimeOffset? ReadOptionalTime(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : ReadTime(reader, column);

    /// <summary>
    /// Runs one operation, which is one statement or one whole transaction, on a connection of its own; what the database throws leaves
    /// as <see cref="StorageException"/>. Where the database took it back for a reason that passes, the operation is run again.
    /// </summary>
    public Task<T> RunAsync<T>(
        Func<DbConnection, Task<T>> operation, CancellationToken cancellationToken, [CallerMemberName] string caller = "") =>
        RunAsync(OpenAsync, operation, AttemptAsync, caller, cancellationToken);

    /// <summary>The same without another try: for what is asked again soon anyway.</summary>
    public Task<T> RunOnceAsync<T>(
        Func<DbConnection, Task<T>> operation, CancellationToken cancellationToken, [CallerMemberName] string caller = "") =>
        RunAsync(OpenAsync, operation, (attempt, token) => attempt(token), caller, cancellationToken);

    /// <summary>The same on a connection set up for writing many rows.</summary>
    public Task<T> RunWriteAsync<T>(
        Func<DbConnection, Task<T>> operation, CancellationToken cancellationToken, [CallerMemberName] string caller = "") =>
        RunAsync(OpenForWritingAsync, operation, AttemptAsync, caller, cancellationToken);

    /// <summary>Runs an operation, again where that may help.</summary>
    protected virtual Task<T> AttemptAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken) =>
        operation(cancellationToken);

    private async Task<T> RunAsync<T>(
        Func<CancellationToken, Task<DbConnection>> open,
        Func<DbConnection, Task<T>> operation,
        Func<Func<CancellationToken, Task<T>>, CancellationToken, Task<T>> attempt,
        string caller,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var span = Tracing.Ask(Kind, caller);
        try
        {
            return await attempt(async token =>
            {
                await using var connection = await open(token);
                return await operation(connection);
            }, cancellationToken);
        }
        catch (Exception error) when (IsDatabaseError(error))
        {
            span?.SetStatus(ActivityStatusCode.Error);
            throw Explain(error);
        }
    }
}
