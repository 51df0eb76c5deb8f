namespace StockStats.ServiceInterface.Storage.MySql;

/// <summary>Statements in MySQL's words. Pure text: nothing here runs anything.</summary>
internal static class MySqlText
{
    /// <summary>
    /// End of an insert that replaces every other column where the key is taken. VALUES(c) is the only form that MySQL and MariaDB share;
    /// MySQL has a row alias instead since 8.0.19, and warns (1287) that it would rather be given that.
    /// </summary>
    public static string OnConflictReplace(IReadOnlyList<string> columns, int keys) =>
        $" ON DUPLICATE KEY UPDATE {string.Join(", ", columns.Skip(keys).Select(c => $"{c} = VALUES({c})"))}";

    /// <summary>An insert of several rows that replaces those stored. Parameters have no names, which is faster with thousands of them.</summary>
    public static string UpsertMany(string table, IReadOnlyList<string> columns, int keys, int rows)
    {
        var row = $"({string.Join(',', columns.Select(_ => '?'))})";
        return $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES {string.Join(',', Enumerable.Repeat(row, rows))}{OnConflictReplace(columns, keys)}";
    }
}
