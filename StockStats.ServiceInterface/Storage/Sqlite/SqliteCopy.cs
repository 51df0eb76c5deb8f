using Dapper;
using Microsoft.Data.Sqlite;
using StockStats.ServiceInterface.Storage.Migrations;

namespace StockStats.ServiceInterface.Storage.Sqlite;

/// <summary>Copies of one SQLite file, made and put back while others work with it.</summary>
internal sealed class SqliteCopy(SqliteFile file)
{
    /// <summary>Writes a copy beside the file that is asked for, and gives it its name once it is whole.</summary>
    public async Task WriteAsync(string path, CancellationToken cancellationToken)
    {
        if (Path.Exists(path)) throw new StorageException($"{path} is there already: a backup replaces no file");
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using (var source = await file.OpenAloneAsync(cancellationToken))
                await source.ExecuteAsync(new("VACUUM INTO @unfinished", new { unfinished }, commandTimeout: 0, cancellationToken: cancellationToken));
            await CheckAsync(unfinished, cancellationToken);
            File.Move(unfinished, path, overwrite: false);
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw Explain(error, path);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>
    /// The name is renewed in a copy of the copy: there is no moment at which the old name stands for the other prices. That copy stands
    /// beside the database while it is restored, and takes as much room again as the copy there; up to as much again goes into the
    /// database's log.
    /// </summary>
    public async Task RestoreAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path)) throw new StorageException($"There is no file {path}");
        var renewed = $"{file.Path}.{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(renewed)!);
            File.Copy(path, renewed);
            await CheckAsync(renewed, cancellationToken);
            await using var source = await OpenAsync(renewed, cancellationToken);
            await source.ExecuteAsync(new(SqlText.RenewId, new { id = $"{Guid.NewGuid():N}" }, cancellationToken: cancellationToken));
            await file.CreateAsync(cancellationToken);
            await using var target = await file.OpenAloneAsync(cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            source.BackupDatabase(target);
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw Explain(error, path);
        }
        finally
        {
            foreach (var part in (string[])["", "-wal", "-shm", "-journal"]) File.Delete(renewed + part);
        }
    }

    /// <summary>Whether a file is a whole database of this program.</summary>
    private static async Task CheckAsync(string path, CancellationToken cancellationToken)
    {
        await using var copy = await OpenAsync(path, cancellationToken);
        var verdict = await copy.ExecuteScalarAsync<string>(new("PRAGMA integrity_check(1)", commandTimeout: 0, cancellationToken: cancellationToken));
        if (verdict is not "ok") throw new StorageException($"The copy is damaged: {verdict}");
        var tables = await copy.ExecuteScalarAsync<long>(new(
            "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name IN ('change_counter', @versions)",
            new { versions = VersionTable.Name }, cancellationToken: cancellationToken));
        if (tables < 2) throw new StorageException("The file is no database of this program");
    }

    private static async Task<SqliteConnection> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, Mode = SqliteOpenMode.ReadWrite }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    private StorageException Explain(Exception error, string path) => error is SqliteException { SqliteErrorCode: 5 or 6 }
        ? file.Explain(error)
        : new($"{path} cannot be used: {error.Message}", error);
}
