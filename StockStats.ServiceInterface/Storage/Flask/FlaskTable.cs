using System.Data.Common;
using Dapper;

namespace StockStats.ServiceInterface.Storage.Flask;

/// <summary>A table of prices as the Flask system kept it: symbol, date, open_price, close_price and volume, of types that differ.</summary>
/// <param name="Name">The table.</param>
/// <param name="Columns">Its columns, and whether each holds numbers of single precision.</param>
internal sealed record FlaskTable(string Name, IReadOnlyDictionary<string, bool> Columns)
{
    /// <summary>The name the Flask system gave it, which is that of our own table.</summary>
    public const string Original = "financial_data";

    /// <summary>The name under which it is kept until somebody drops it.</summary>
    public const string Moved = "financial_data_flask";

    /// <summary>A column that our table always had, and the Flask system's has not.</summary>
    private const string Ours = "provisional";

    private const string Id = "id";

    private static readonly string[] Required = ["symbol", "date", "open_price", "close_price", "volume"];

    /// <summary>Whether it has its own name still.</summary>
    public bool IsInPlace => Name == Original;

    /// <summary>
    /// Answers its rows, all values as text: the row's id where it has one, symbol, date, open, close, volume. In the order of its key, the
    /// same for every reading.
    /// </summary>
    public string SelectRows(SqlDialect dialect) =>
        $"SELECT {string.Join(", ", Required.Prepend(Columns.ContainsKey(Id) ? Id : "NULL").Select(column => dialect.TextOf(column, IsSingle(column))))} FROM {Name}";

    /// <summary>Whether a column holds numbers of single precision.</summary>
    public bool IsSingle(string column) => Columns.GetValueOrDefault(column);

    /// <summary>Moves the table aside. One statement: it has happened or not.</summary>
    public async Task<FlaskTable> MoveAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(new($"ALTER TABLE {Original} RENAME TO {Moved}", cancellationToken: cancellationToken));
        return this with { Name = Moved };
    }

    /// <summary>Finds the table, moved or not; null where there is none.</summary>
    /// <exception cref="StorageException">There are both, or a table of its name is of neither system.</exception>
    public static async Task<FlaskTable?> FindAsync(SqlDialect dialect, DbConnection connection, CancellationToken cancellationToken)
    {
        var moved = await ReadAsync(dialect, connection, Moved, cancellationToken);
        var original = await ReadAsync(dialect, connection, Original, cancellationToken);
        if (original is null || original.Columns.ContainsKey(Ours)) return moved;
        if (moved is not null)
        {
            throw new StorageException(
                $"The database {dialect.Location} holds two tables of the Flask system, {Original} and {Moved}. Nothing was changed. Rename or drop the one that is not to be taken over.");
        }

        var missing = string.Join(", ", Required.Where(column => !original.Columns.ContainsKey(column)));
        return missing.Length == 0 ? original : throw new StorageException(
            $"The table {Original} of the database {dialect.Location} is neither this program's nor the Flask system's: it lacks {missing}. Nothing was changed. Rename it, or name another database.");
    }

    private static async Task<FlaskTable?> ReadAsync(
        SqlDialect dialect, DbConnection connection, string table, CancellationToken cancellationToken)
    {
        Dictionary<string, bool> columns = new(StringComparer.OrdinalIgnoreCase);
        await using var reader = await connection.ExecuteReaderAsync(
            new CommandDefinition(dialect.SelectColumns, new { table }, cancellationToken: cancellationToken));
        while (await reader.ReadAsync(cancellationToken)) columns.Add(reader.GetString(0), reader.GetInt64(1) != 0);
        return columns.Count == 0 ? null : new(table, columns);
    }
}
