using System.Net.Sockets;
using System.Security.Authentication;
using MySqlConnector;

namespace StockStats.ServiceInterface.Storage.MySql;

/// <summary>Turns the errors of MySQL and MariaDB into sentences a user can act on, and tells which of them pass by themselves.</summary>
internal static class MySqlErrors
{
    private const string NothingStored = "Nothing of this operation was stored.";

    // Numbers that MySqlConnector has no name for.
    private const MySqlErrorCode DiskFullWhileWriting = (MySqlErrorCode)3;
    private const MySqlErrorCode ErrorOnWrite = (MySqlErrorCode)1026;
    private const MySqlErrorCode EngineError = (MySqlErrorCode)1030;
    private const MySqlErrorCode ClusterNotReady = (MySqlErrorCode)1047;
    private const MySqlErrorCode MissingPrivilege = (MySqlErrorCode)1227;
    private const MySqlErrorCode NoPasswordLogin = (MySqlErrorCode)1698;
    private const MySqlErrorCode ReadOnlyMode = (MySqlErrorCode)1836;
    private const MySqlErrorCode ConnectionKilled = (MySqlErrorCode)1927;

    // Of MariaDB's Spider.
    private const MySqlErrorCode ShardNotReached = (MySqlErrorCode)1429;
    private const MySqlErrorCode ShardGone = (MySqlErrorCode)12701;
    private const MySqlErrorCode ShardLostWhileReading = (MySqlErrorCode)1158;
    private const MySqlErrorCode ShardLostWhileWriting = (MySqlErrorCode)1160;

    /// <summary>Whether the server took everything back and the same transaction may pass when tried again.</summary>
    public static bool IsTransient(Exception error) =>
        IsConnectionLost(error) || (error is MySqlException mysql && !IsPoolEmpty(mysql) && (mysql.IsTransient || IsServerGoing(mysql)));

    /// <summary>
    /// Whether nobody can tell if the statement that was under way was carried out. The driver wraps what the network throws in most
    /// places, not in all.
    /// </summary>
    public static bool IsConnectionLost(Exception error) => error switch
    {
        MySqlException { ErrorCode: MySqlErrorCode.None } => Cause(error) is IOException or SocketException or ObjectDisposedException,
        IOException or SocketException or MySqlProtocolException => true,
        _ => false,
    };

    /// <summary>Explains an error.</summary>
    /// <param name="error">As the driver threw it.</param>
    /// <param name="server">The database it was thrown for.</param>
    public static StorageException Explain(Exception error, MySqlServer server) => new(error switch
    {
        _ when IsConnectionLost(error) =>
            $"The connection to the database {server.Location} was lost. {NothingStored} Try again when the server is back.",
        MySqlException mysql => Sentence(mysql, server),
        _ => $"The database {server.Location} failed.",
    }, error);

    private static string Sentence(MySqlException error, MySqlServer server) => error.ErrorCode switch
    {
        MySqlErrorCode.AccessDenied or NoPasswordLogin =>
            $"The server {server.Host} does not let '{server.User}' in. Check the user and the password in the connection string.",
        MySqlErrorCode.DatabaseAccessDenied or MySqlErrorCode.TableAccessDenied or MySqlErrorCode.ColumnAccessDenied or MissingPrivilege =>
            $"'{server.User}' may not do this with the database {server.Location}. Grant it the rights on that database, ALL for migrations.",
        MySqlErrorCode.UnknownDatabase => $"The database {server.Location} does not exist. Make it with --AppTasks=migrate, or as an administrator.",
        MySqlErrorCode.NoSuchTable or MySqlErrorCode.BadFieldError =>
            $"The database {server.Location} lacks tables of this version of the program. Apply the migrations: --AppTasks=migrate.",
        MySqlErrorCode.LockDeadlock or MySqlErrorCode.LockWaitTimeout =>
            $"The database {server.Location} is locked: other writers held it for too long. {NothingStored} Try again when they are done.",
        MySqlErrorCode.CommandTimeoutExpired => FormattableString.Invariant(
            $"The database {server.Location} did not answer within {server.TimeoutSeconds} s. {NothingStored} Raise Database:CommandTimeoutSeconds if it is only slow."),
        MySqlErrorCode.ConnectionCountError or MySqlErrorCode.TooManyUserConnections =>
            $"The server {server.Host} has no connection left. Lower Database:PoolSize, or raise max_connections of the server.",
        MySqlErrorCode.OptionPreventsStatement or ReadOnlyMode =>
            $"The database {server.Location} is read-only. Name the writable server in the connection string.",
        MySqlErrorCode.RecordFileFull or MySqlErrorCode.DiskFull or DiskFullWhileWriting or ErrorOnWrite or EngineError when IsOutOfSpace(error) =>
            $"The disk of the database {server.Location} is full. {NothingStored} Free space on it and try again.",
        ShardNotReached or ShardGone or ShardLostWhileReading or ShardLostWhileWriting =>
            $"A shard of the database {server.Location} is away. {NothingStored} Try again when it is back; symbols of other shards are not concerned.",
        MySqlErrorCode.PacketTooLarge => $"The server {server.Host} takes no statement of this size. Raise its max_allowed_packet to 16M or more.",
        MySqlErrorCode.UnableToConnectToHost => WhyNotConnected(error, server),
        MySqlErrorCode.WarningDataOutOfRange or MySqlErrorCode.WarningDataTruncated or MySqlErrorCode.DataTooLong or MySqlErrorCode.TruncatedWrongValue
            or MySqlErrorCode.TruncatedWrongValueForField => FormattableString.Invariant(
            $"The database {server.Location} would not keep a value as it is (MySQL error {error.Number}). {NothingStored} Compare its tables with those that --AppTasks=migrate makes."),
        _ when IsServerGoing(error) => $"The server {server.Host} is stopping. {NothingStored} Try again when it is back.",
        _ => FormattableString.Invariant($"The database {server.Location} failed with MySQL error {error.Number}."),
    };

    private static bool IsServerGoing(MySqlException error) => error.ErrorCode is MySqlErrorCode.ServerShutdown or MySqlErrorCode.NormalShutdown
        or MySqlErrorCode.ForcingClose or ConnectionKilled or ClusterNotReady;

    private static bool IsPoolEmpty(MySqlException error) => error.Message.Contains("All pooled connections are in use", StringComparison.Ordinal);

    /// <summary>These say so by their number; the others quote error 28 of the operating system.</summary>
    private static bool IsOutOfSpace(MySqlException error) => error.ErrorCode is MySqlErrorCode.RecordFileFull or MySqlErrorCode.DiskFull
        || error.Message.Contains("error 28", StringComparison.OrdinalIgnoreCase) || error.Message.Contains("rrcode: 28", StringComparison.Ordinal);

    private static string WhyNotConnected(MySqlException error, MySqlServer server)
    {
        if (IsPoolEmpty(error)) return $"All connections to {server.Host} are in use. Raise Database:PoolSize.";
        return Cause(error) switch
        {
            AuthenticationException => $"The server {server.Host} could not be trusted. Check its certificate, or Database:Tls.",
            _ when error.Message.Contains("SSL", StringComparison.Ordinal) || error.Message.Contains("secure connection", StringComparison.Ordinal) =>
                $"The server {server.Host} and this program found no way to encrypt the connection. Check Database:Tls.",
            _ => $"The server {server.Host} cannot be reached. Check that it runs, and Server and Port in the connection string.",
        };
    }

    private static Exception? Cause(Exception error)
    {
        var cause = error.InnerException;
        while (cause?.InnerException is { } inner) cause = inner;
        return cause;
    }
}
