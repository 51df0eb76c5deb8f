using Dapper;
using MySqlConnector;

namespace StockStats.ServiceInterface.Storage.MySql;

/// <summary>One database of a MySQL or MariaDB server: where it is and how it is opened. Thread-safe.</summary>
internal sealed class MySqlServer : IDisposable
{
    private const string Expected =
        "expected for example 'Server=localhost;Database=stockstats;User ID=stockstats;Password=...'";

    /// <summary>
    /// What the program's statements take for granted, whatever the server's own defaults: no silent truncation, backslash escapes and
    /// double quotes as usual. TRADITIONAL is known to MySQL and MariaDB alike; the modes it stands for differ.
    /// </summary>
    private const string SessionSettings = "SET SESSION sql_mode = 'TRADITIONAL'";

    private MySqlDataSource _reading;
    private MySqlDataSource _writing;
    private readonly MySqlConnectionStringBuilder _settings;

    /// <summary>Reads the connection string.</summary>
    /// <param name="connectionString">As MySqlConnector takes it; names a server and a database.</param>
    /// <param name="options">Win over the connection string.</param>
    /// <exception cref="ArgumentException">Not a connection string of MySQL, or one that names no server or no database.</exception>
    public MySqlServer(string connectionString, MySqlOptions options)
    {
        _settings = Parse(connectionString);
        Apply(options, _settings);
        Shards = options.Shards;
        _reading = Pool(localInfile: false);
        _writing = Pool(localInfile: true);
    }

    /// <summary>Host, port and database, for people.</summary>
    public string Location => FormattableString.Invariant($"{_settings.Database} on {Host}");

    /// <summary>Host and port.</summary>
    public string Host => FormattableString.Invariant($"{_settings.Server}:{_settings.Port}");

    /// <summary>Name of the database.</summary>
    public string Database => _settings.Database;

    /// <summary>Name of the account.</summary>
    public string User => _settings.UserID;

    /// <summary>As <see cref="MySqlOptions.Shards"/> says.</summary>
    public IReadOnlyList<string>? Shards { get; }

    /// <summary>Seconds to wait for an answer.</summary>
    public uint TimeoutSeconds => _settings.DefaultCommandTimeout;

    /// <summary>For migrations: not kept for reuse.</summary>
    public string MigratingConnectionString => new MySqlConnectionStringBuilder(_settings.ConnectionString) { Pooling = false }.ConnectionString;

    /// <summary>An open connection from the pool. The caller disposes it.</summary>
    public Task<MySqlConnection> OpenAsync(CancellationToken cancellationToken) => OpenFromAsync(() => Volatile.Read(ref _reading), cancellationToken);

    /// <summary>As <see cref="OpenAsync"/>; the server may ask this connection for the rows of a LOAD DATA LOCAL.</summary>
    public Task<MySqlConnection> OpenForWritingAsync(CancellationToken cancellationToken) => OpenFromAsync(() => Volatile.Read(ref _writing), cancellationToken);

    /// <summary>An open connection that is not kept for reuse. The caller disposes it.</summary>
    public async Task<MySqlConnection> OpenAloneAsync(CancellationToken cancellationToken)
    {
        var connection = new MySqlConnection(MigratingConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes the database.</summary>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        var settings = new MySqlConnectionStringBuilder(MigratingConnectionString) { Database = "" };
        await using var connection = new MySqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        var name = Database.Replace("`", "``", StringComparison.Ordinal);
        await connection.ExecuteAsync(new(
            $"CREATE DATABASE IF NOT EXISTS `{name}` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin", cancellationToken: cancellationToken));
    }

    /// <summary>From now on all connections are new ones. Those in use are closed once they are given back.</summary>
    public async ValueTask ReconnectAsync()
    {
        await Interlocked.Exchange(ref _reading, Pool(localInfile: false)).DisposeAsync();
        await Interlocked.Exchange(ref _writing, Pool(localInfile: true)).DisposeAsync();
    }

    /// <summary>Closes idle connections, and those in use as soon as they are disposed.</summary>
    public void Dispose()
    {
        _reading.Dispose();
        _writing.Dispose();
    }

    private static MySqlConnectionStringBuilder Parse(string connectionString)
    {
        MySqlConnectionStringBuilder settings;
        try
        {
            settings = new(connectionString);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidOperationException)
        {
            // The text itself may hold a password: it does not go into the message.
            throw new ArgumentException($"The connection string is not one of MySQL; {Expected}.", nameof(connectionString), error);
        }

        if (settings.Server.Length == 0)
            throw new ArgumentException($"The connection string names no Server; {Expected}.", nameof(connectionString));
        return settings.Database.Length > 0
            ? settings
            : throw new ArgumentException($"The connection string names no Database; {Expected}.", nameof(connectionString));
    }

    private static void Apply(MySqlOptions options, MySqlConnectionStringBuilder settings)
    {
        if (!settings.ContainsKey("Connection Timeout")) settings.ConnectionTimeout = 5;
        if (options.PoolSize is not null || !settings.ContainsKey("Maximum Pool Size")) settings.MaximumPoolSize = (uint)(options.PoolSize ?? 32);
        if (options.CommandTimeoutSeconds is { } seconds) settings.DefaultCommandTimeout = (uint)seconds;
        if (options.Tls is { } tls) settings.SslMode = Mode(tls);
        settings.DateTimeKind = MySqlDateTimeKind.Utc;
        settings.UseAffectedRows = false;
        settings.AllowUserVariables = false;
        settings.TreatTinyAsBoolean = true;
        settings.AutoEnlist = false;
        settings.AllowLoadLocalInfile = false;

        // Also finds out whether a connection from the pool still lives.
        settings.ConnectionReset = true;
    }

    private static MySqlSslMode Mode(TlsMode tls) => tls switch
    {
        TlsMode.None => MySqlSslMode.None,
        TlsMode.Preferred => MySqlSslMode.Preferred,
        TlsMode.Required => MySqlSslMode.Required,
        TlsMode.VerifyCa => MySqlSslMode.VerifyCA,
        TlsMode.VerifyFull => MySqlSslMode.VerifyFull,
        _ => throw new ArgumentOutOfRangeException(nameof(tls), tls, "one of the modes"),
    };

    /// <summary>Takes the next pool where one is disposed between being looked up and being asked.</summary>
    private static async Task<MySqlConnection> OpenFromAsync(Func<MySqlDataSource> current, CancellationToken cancellationToken)
    {
        while (true)
        {
            var pool = current();
            try
            {
                return await pool.OpenConnectionAsync(cancellationToken);
            }
            catch (ObjectDisposedException) when (pool != current())
            {
            }
        }
    }

    private MySqlDataSource Pool(bool localInfile)
    {
        var settings = new MySqlConnectionStringBuilder(_settings.ConnectionString) { AllowLoadLocalInfile = localInfile };
        return new MySqlDataSourceBuilder(settings.ConnectionString)
            .UseConnectionOpenedCallback(SetSessionAsync)
            .Build();
    }

    private static async ValueTask SetSessionAsync(MySqlConnectionOpenedContext context, CancellationToken cancellationToken) =>
        await context.Connection.ExecuteAsync(new(SessionSettings, cancellationToken: cancellationToken));
}
