namespace StockStats.ServiceInterface.Storage.MySql;

/// <summary>Statements in MySQL's words. Pure text: nothing here runs anything.</summary>
internal static class MySqlText
{
    /// <summary>An insert that replaces every other column where the key is taken. Parameters: the columns.</summary>
    public static string Upsert(string table, IReadOnlyList<string> columns, int keys) =>
        $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(c => "@" + c))}){OnDuplicate(columns, keys)}";

    /// <summary>The same for several rows. Parameters have no names: each row's columns one after the other.</summary>
    public static string UpsertMany(string table, IReadOnlyList<string> columns, int keys, int rows)
    {
        var row = $"({string.Join(',', columns.Select(_ => '?'))})";
        return $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES {string.Join(',', Enumerable.Repeat(row, rows))}{OnDuplicate(columns, keys)}";
    }

    /// <summary>
    /// VALUES(c) is the only form that MySQL and MariaDB share; MySQL has a row alias instead since 8.0.19, and warns (1287) that it would
    /// rather be given that.
    /// </summary>
    private static string OnDuplicate(IReadOnlyList<string> columns, int keys) =>
        $" ON DUPLICATE KEY UPDATE {string.Join(", ", columns.Skip(keys).Select(c => $"{c} = VALUES({c})"))}";
}
