using Dapper;
using Microsoft.Data.Sqlite;

namespace StockStats.ServiceInterface.Storage.Sqlite;

/// <summary>One SQLite database file: where it is, how it is opened, and what its errors mean. Thread-safe.</summary>
internal sealed class SqliteFile
{
    /// <summary>Seconds to wait for a lock where the connection string has no Default Timeout.</summary>
    public const int DefaultTimeoutSeconds = 5;

    /// <summary>SQLite's own default.</summary>
    private const int CachedKiB = 2_000;

    /// <summary>Holds the pages of a batch, so that none is written to the log twice.</summary>
    private const int CachedForWritingKiB = 32_000;

    /// <summary>Pages of 4 KiB in the log before they go into the file: 32 MB, a few large writes rather than many small ones.</summary>
    private const int CheckpointPages = 8_000;

    private const string Expected = "expected for example 'Data Source=data/streaming/stockstats.db'";

    private readonly string _connectionString;

    /// <summary>Reads the connection string.</summary>
    /// <param name="connectionString">As Microsoft.Data.Sqlite takes it. Without a Mode the file is opened only where it exists.</param>
    /// <exception cref="ArgumentException">Not a connection string of SQLite, or one that names no file or has a password.</exception>
    public SqliteFile(string connectionString)
    {
        var settings = Parse(connectionString);
        Path = System.IO.Path.GetFullPath(settings.DataSource);
        settings.DataSource = Path;
        settings.ForeignKeys = true;
        if (!settings.ShouldSerialize("Default Timeout")) settings.DefaultTimeout = DefaultTimeoutSeconds;
        TimeoutSeconds = settings.DefaultTimeout;

        CreatingConnectionString = new SqliteConnectionStringBuilder(settings.ConnectionString) { Pooling = false }.ConnectionString;
        if (!settings.ShouldSerialize("Mode")) settings.Mode = SqliteOpenMode.ReadWrite;
        _connectionString = settings.ConnectionString;
    }

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    /// <summary>Seconds to wait for a lock.</summary>
    public int TimeoutSeconds { get; }

    /// <summary>Opens the file, made where it is missing, and keeps no connection for reuse: for migrations.</summary>
    public string CreatingConnectionString { get; }

    /// <summary>An open connection from the pool. The caller disposes it.</summary>
    public Task<SqliteConnection> OpenAsync(CancellationToken cancellationToken) =>
        OpenAsync(_connectionString, Settings(CachedKiB), cancellationToken);

    /// <summary>As <see cref="OpenAsync(CancellationToken)"/>, with room for the pages that a large write changes.</summary>
    public Task<SqliteConnection> OpenForWritingAsync(CancellationToken cancellationToken) =>
        OpenAsync(_connectionString, Settings(CachedForWritingKiB), cancellationToken);

    /// <summary>An open connection that is not kept for reuse, to a file that is there. The caller disposes it.</summary>
    public Task<SqliteConnection> OpenAloneAsync(CancellationToken cancellationToken) => OpenAsync(
        new SqliteConnectionStringBuilder(_connectionString) { Pooling = false }.ConnectionString, Settings(CachedKiB), cancellationToken);

    /// <summary>
    /// Makes the file where it is missing, its folder too, and sets its write-ahead log: with it, reading and writing do not block
    /// each other.
    /// </summary>
    /// <exception cref="StorageException">The folder cannot be made.</exception>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        CreateFolder();
        await using var connection = await OpenAsync(CreatingConnectionString, Settings(CachedKiB), cancellationToken);
        await connection.ExecuteAsync(new("PRAGMA journal_mode = WAL", cancellationToken: cancellationToken));
    }

    /// <summary>Closes idle connections, and those in use as soon as they are disposed.</summary>
    public void ReleasePool()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    /// <summary>A sentence a user can act on.</summary>
    public StorageException Explain(Exception error) => SqliteErrors.Explain(error, Path, TimeoutSeconds);

    private static SqliteConnectionStringBuilder Parse(string connectionString)
    {
        SqliteConnectionStringBuilder settings;
        try
        {
            settings = new(connectionString);
        }
        catch (ArgumentException error)
        {
            // The text itself may hold a password: it does not go into the message.
            throw new ArgumentException($"The connection string is not one of SQLite; {Expected}.", nameof(connectionString), error);
        }

        var isFile = settings.DataSource.Length > 0 && settings.Mode != SqliteOpenMode.Memory
            && !settings.DataSource.StartsWith(':') && !settings.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase);
        if (settings.Password.Length > 0)
            throw new ArgumentException("The connection string has a Password, but this SQLite cannot encrypt: leave it out.", nameof(connectionString));
        return isFile
            ? settings
            : throw new ArgumentException($"The connection string names no file; {Expected}.", nameof(connectionString));
    }

    /// <remarks>
    /// NORMAL with WAL: a power cut may lose the last commits, never tear one; ingests can be run again. SQLite's own waiting for a lock
    /// (busy_timeout) looks again after 1 to 100 ms, the driver's only every 150 ms.
    /// </remarks>
    private static async Task<SqliteConnection> OpenAsync(string connectionString, string settings, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await connection.ExecuteAsync(new(settings, cancellationToken: cancellationToken));
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Said each time a connection comes from the pool, where its last user may have been of the other kind.</summary>
    private string Settings(int cachedKiB) => FormattableString.Invariant($"""
        PRAGMA busy_timeout = {TimeoutSeconds * 1000L}; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -{cachedKiB}; PRAGMA wal_autocheckpoint = {CheckpointPages};
        """);

    private void CreateFolder()
    {
        var folder = System.IO.Path.GetDirectoryName(Path)!;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The folder {folder} of the database cannot be made: {error.Message}", error);
        }
    }
}
