using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]

namespace StockStats.ServiceInterface.Storage.Sqlite;

/// <summary>
/// One statement of SQLite's own interface (https://sqlite.org/c3ref/intro.html), for the ways that many rows go: the driver's parameters
/// box every value, and its calls count references of handles; both take longer than what SQLite does with a value. Parameters count
/// from 1, columns from 0. Errors leave as the driver's <see cref="SqliteException"/>. Not thread-safe, as its connection.
/// </summary>
internal sealed partial class RawStatement : IDisposable
{
    private const string Library = "e_sqlite3";

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly nint _handle;
    private readonly bool[] _isBound;
    private readonly long?[] _bound;

    public RawStatement(SqliteConnection connection, string text)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_database, text, out _statement));
        _handle = _statement.DangerousGetHandle();
        var parameters = raw.sqlite3_bind_parameter_count(_statement);
        (_isBound, _bound) = (new bool[parameters + 1], new long?[parameters + 1]);
    }

    public void Bind(int parameter, string value) => Check(raw.sqlite3_bind_text(_statement, parameter, value));

    /// <summary>A parameter keeps its value from run to run, so that one which many rows share is bound once.</summary>
    public void Bind(int parameter, long? value)
    {
        if (_isBound[parameter] && _bound[parameter] == value) return;
        Check(value is { } number ? BindInt64(_handle, parameter, number) : BindNull(_handle, parameter));
        (_isBound[parameter], _bound[parameter]) = (true, value);
    }

    /// <summary>Runs the statement to its end, ready to be run again with the parameters it has.</summary>
    public void Execute()
    {
        Step();
        Reset();
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>False past the last one.</returns>
    public bool Step()
    {
        var code = StepStatement(_handle);
        if (code == raw.SQLITE_ROW) return true;
        if (code != raw.SQLITE_DONE) Check(code);
        return false;
    }

    public void Reset() => Check(ResetStatement(_handle));

    public long Int64(int column) => ColumnInt64(_handle, column);

    public long? OptionalInt64(int column) => ColumnType(_handle, column) == raw.SQLITE_NULL ? null : Int64(column);

    /// <summary>The statement lives until here, so that its handle holds in every call before.</summary>
    public void Dispose() => _statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(code, _database);
    }

    // What only sets or reads a field of the statement is over before a garbage collection could miss the thread.
    [LibraryImport(Library, EntryPoint = "sqlite3_bind_int64"), SuppressGCTransition]
    private static partial int BindInt64(nint statement, int parameter, long value);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_null"), SuppressGCTransition]
    private static partial int BindNull(nint statement, int parameter);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64"), SuppressGCTransition]
    private static partial long ColumnInt64(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_type"), SuppressGCTransition]
    private static partial int ColumnType(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    private static partial int StepStatement(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_reset")]
    private static partial int ResetStatement(nint statement);
}
