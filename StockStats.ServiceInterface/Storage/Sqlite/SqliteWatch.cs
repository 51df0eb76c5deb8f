using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace StockStats.ServiceInterface.Storage.Sqlite;

/// <summary>
/// Looks at <c>PRAGMA data_version</c>, which changes with every commit of other connections: its own one never writes, and opens no
/// transaction. Also finds out that the file was moved away or replaced: open connections would go on reading the old one.
/// </summary>
internal sealed partial class SqliteWatch(SqliteFile file) : DatabaseWatch
{
    /// <summary>SQLITE_FCNTL_HAS_MOVED, https://sqlite.org/c3ref/c_fcntl_begin_atomic_write.html.</summary>
    private const int HasMoved = 20;

    private SqliteConnection? _connection;
    private RawStatement? _statement;
    private int _files;
    private int _connections;

    /// <inheritdoc/>
    public override async Task<WatchMark?> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (IsMoved()) await LeaveAsync();
            if (_connection is null) await ConnectAsync(cancellationToken);
            return new(_files, _connections, ReadDataVersion());
        }
        catch (SqliteException error)
        {
            await CloseAsync();
            throw file.Explain(error);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await base.DisposeAsync();
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        _connection = await file.OpenAloneAsync(cancellationToken);
        _statement = new(_connection, "PRAGMA data_version");
        _connections++;
    }

    private async Task LeaveAsync()
    {
        await CloseAsync();
        file.ReleasePool();
        _files++;
    }

    private async Task CloseAsync()
    {
        _statement?.Dispose();
        if (_connection is not null) await _connection.DisposeAsync();
        (_connection, _statement) = (null, null);
    }

    private long ReadDataVersion()
    {
        _statement!.Step();
        var version = _statement.Int64(0);
        _statement.Reset();
        return version;
    }

    /// <summary>False also where the system cannot tell, as on Windows, which lets nobody move an open file.</summary>
    private bool IsMoved()
    {
        if (_connection is null) return false;
        var moved = 0;
        return FileControl(_connection.Handle!.DangerousGetHandle(), "main", HasMoved, ref moved) == raw.SQLITE_OK && moved != 0;
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_file_control", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int FileControl(nint database, string name, int operation, ref int value);
}
