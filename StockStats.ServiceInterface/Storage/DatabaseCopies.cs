using System.Globalization;
using Dapper;

namespace StockStats.ServiceInterface.Storage;

/// <summary>
/// Copies of the database for bad times, and the way back. Fails with <see cref="StorageException"/> as <see cref="IPriceStore"/> does.
/// </summary>
public sealed class DatabaseCopies
{
    private readonly SqlDialect _dialect;

    internal DatabaseCopies(SqlDialect dialect) => _dialect = dialect;

    /// <summary>Whether copies can be made here; a server has tools of its own.</summary>
    public bool AreMadeHere => _dialect.CopiesItself;

    /// <summary>Writes a whole copy as of this moment to a file, while others read and write.</summary>
    /// <param name="path">A file that is not there yet.</param>
    /// <param name="cancellationToken">Leaves no file.</param>
    public Task BackUpAsync(string path, CancellationToken cancellationToken) => _dialect.CopyToAsync(Path.GetFullPath(path), cancellationToken);

    /// <summary>
    /// Puts a copy in place of the database, in one transaction, under a new name: servers that are at work drop what they hold and go on
    /// with it.
    /// </summary>
    /// <param name="path">A file that <see cref="BackUpAsync"/> wrote; it stays as it is.</param>
    /// <param name="cancellationToken">Leaves the database as it was.</param>
    public Task RestoreAsync(string path, CancellationToken cancellationToken) => _dialect.CopyFromAsync(Path.GetFullPath(path), cancellationToken);

    /// <summary>Gives the database a new name, so that nobody takes what was read from it before for what it holds now.</summary>
    /// <returns>The name.</returns>
    public Task<string> RenewIdAsync(CancellationToken cancellationToken) => _dialect.RunWriteAsync(async connection =>
    {
        var id = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        await connection.ExecuteAsync(new(SqlText.RenewId, new { id }, cancellationToken: cancellationToken));
        return id;
    }, cancellationToken);
}
