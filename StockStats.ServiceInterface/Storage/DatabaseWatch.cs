namespace StockStats.ServiceInterface.Storage;

/// <summary>Tells cheaply whether a database may have changed, without asking what. Not thread-safe.</summary>
internal class DatabaseWatch : IAsyncDisposable
{
    /// <summary>Looks at the database.</summary>
    /// <returns>
    /// A mark: as long as it stays the same, nothing was committed between the looks. Null where this database has none, so that it has to be asked.
    /// </returns>
    /// <exception cref="StorageException">The database is away.</exception>
    public virtual Task<WatchMark?> LookAsync(CancellationToken cancellationToken) => Task.FromResult<WatchMark?>(null);

    /// <summary>The database was asked and did not say anything for long: connections that are kept to it may lead nowhere.</summary>
    public virtual ValueTask GiveUpAsync() => ValueTask.CompletedTask;

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>The state of a database at one look.</summary>
/// <param name="File">Another number: the database's file was replaced by another one.</param>
/// <param name="Connection">Data versions of two connections cannot be compared.</param>
/// <param name="DataVersion">Another number: something was committed.</param>
internal readonly record struct WatchMark(int File, int Connection, long DataVersion);
