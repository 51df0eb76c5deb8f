using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace StockStats.ServiceInterface.Storage.Sqlite;

/// <summary>
/// One statement of SQLite's own interface, for the ways that many rows go: parameters of the driver box every value and halve the
/// speed. Parameters count from 1, columns from 0. Errors leave as the driver's <see cref="SqliteException"/>.
/// </summary>
internal sealed class RawStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public RawStatement(SqliteConnection connection, string text)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_database, text, out _statement));
    }

    public void Bind(int parameter, long value) => Check(raw.sqlite3_bind_int64(_statement, parameter, value));

    public void Bind(int parameter, string value) => Check(raw.sqlite3_bind_text(_statement, parameter, value));

    public void Bind(int parameter, long? value)
    {
        if (value is { } number) Bind(parameter, number);
        else Check(raw.sqlite3_bind_null(_statement, parameter));
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
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW) return true;
        if (code != raw.SQLITE_DONE) Check(code);
        return false;
    }

    public void Reset() => Check(raw.sqlite3_reset(_statement));

    public long Int64(int column) => raw.sqlite3_column_int64(_statement, column);

    public long? OptionalInt64(int column) =>
        raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL ? null : Int64(column);

    public void Dispose() => _statement.Dispose();

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _database);
}
