namespace StockStats.ServiceInterface.Storage.Sqlite;

/// <summary>Statements in SQLite's words. Pure text: nothing here runs anything.</summary>
internal static class SqliteText
{
    /// <summary>End of an insert that replaces every other column where the key is taken.</summary>
    public static string OnConflictReplace(IReadOnlyList<string> columns, int keys) =>
        $" ON CONFLICT ({string.Join(", ", columns.Take(keys))}) DO UPDATE SET " +
        string.Join(", ", columns.Skip(keys).Select(c => $"{c} = excluded.{c}"));
}
