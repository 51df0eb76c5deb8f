using MySqlConnector;

namespace StockStats.ServiceInterface.Storage.MySql;

/// <summary>Compares what a write was given with what the server says it did.</summary>
internal static class MySqlWriteCheck
{
    /// <summary>MySQL and MariaDB alike count a new row once and a replaced one twice, for REPLACE and for ON DUPLICATE KEY UPDATE.</summary>
    /// <exception cref="StorageException">The numbers differ.</exception>
    public static void Rows(IReadOnlyList<BarWrite> writes, long affected)
    {
        var expected = writes.Sum(write => (long)write.Bars.Count + write.Replaced);
        if (affected == expected) return;
        throw new StorageException(FormattableString.Invariant(
            $"The database reports {affected} changes where {expected} were to be made ({Symbols(writes)}). Nothing of this operation was stored. Look for triggers, views or a proxy between."));
    }

    /// <exception cref="StorageException">The server altered or left out a value.</exception>
    public static void Warnings(IReadOnlyList<MySqlError> warnings)
    {
        var serious = warnings.FirstOrDefault(warning => !string.Equals(warning.Level, "Note", StringComparison.OrdinalIgnoreCase));
        if (serious is null) return;
        throw new StorageException(FormattableString.Invariant(
            $"The database would not keep a row as it is: {serious.Message} (MySQL warning {(int)serious.ErrorCode}). Nothing of this operation was stored. Compare its tables with those of --AppTasks=migrate."));
    }

    private static string Symbols(IReadOnlyList<BarWrite> writes) =>
        writes.Count == 1 ? writes[0].Symbol : $"{writes[0].Symbol} to {writes[^1].Symbol}";
}
