using MySqlConnector;

namespace StockStats.ServiceInterface.Storage.MySql;

/// <summary>
/// Writes bars by LOAD DATA LOCAL … REPLACE: the fastest way in, and a careless one, which stores 30 February as 0000-00-00 with a
/// warning where an INSERT fails. So it is given nothing but validated rows, and every warning takes all of them back.
/// </summary>
internal static class MySqlBarLoader
{
    /// <summary>Inserts the bars or replaces them whole.</summary>
    /// <exception cref="StorageException">The server altered a value, or stored other rows than it was given.</exception>
    public static async Task WriteAsync(
        MySqlConnection connection, IReadOnlyList<BarWrite> writes, int timeoutSeconds, CancellationToken cancellationToken)
    {
        foreach (var source in writes.GroupBy(write => write.Source, StringComparer.Ordinal))
            await WriteAsync(connection, source.Key, [.. source], timeoutSeconds, cancellationToken);
    }

    private static async Task WriteAsync(
        MySqlConnection connection, string source, IReadOnlyList<BarWrite> writes, int timeoutSeconds, CancellationToken cancellationToken)
    {
        using var warnings = new MySqlWarnings(connection);
        await using var rows = new BarTextStream(writes);
        var loader = new MySqlBulkLoader(connection)
        {
            TableName = "financial_data",
            CharacterSet = "ascii",
            ConflictOption = MySqlBulkLoaderConflictOption.Replace,
            SourceStream = rows,
            Timeout = timeoutSeconds,
        };
        loader.Columns.AddRange(BarTextStream.Columns);
        loader.Expressions.Add($"source = '{MySqlHelper.EscapeString(source)}'");
        AffectedRows.Check(writes, await loader.LoadAsync(cancellationToken), isRouter: false);
        warnings.Check();
    }
}
