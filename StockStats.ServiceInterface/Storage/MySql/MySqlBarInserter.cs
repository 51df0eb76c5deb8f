using System.Diagnostics.CodeAnalysis;
using MySqlConnector;
using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Storage.MySql;

/// <summary>Writes bars by inserts of many rows each: for few rows, and where the server takes no LOAD DATA LOCAL.</summary>
internal static class MySqlBarInserter
{
    /// <summary>Rows a statement: about 60 KB of text, far below any max_allowed_packet, and few enough statements to cost little.</summary>
    public const int RowsPerStatement = 500;

    private static readonly string FullStatement = Statement(RowsPerStatement);

    /// <summary>Inserts the bars or replaces them whole.</summary>
    /// <param name="transaction">The write.</param>
    /// <param name="writes">Each symbol once, each with at least one bar.</param>
    /// <param name="isRouter">Whether the server speaks for shards.</param>
    /// <param name="cancellationToken">Stops between statements.</param>
    public static async Task WriteAsync(
        MySqlTransaction transaction, IReadOnlyList<BarWrite> writes, bool isRouter, CancellationToken cancellationToken)
    {
        var rows = writes.Sum(write => write.Bars.Count);
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        using var warnings = new MySqlWarnings(transaction.Connection);
        var (pending, affected) = (0, 0L);
        foreach (var write in writes)
        {
            for (var i = 0; i < write.Bars.Count; i++)
            {
                if (pending == 0) Prepare(command, Math.Min(rows, RowsPerStatement));
                Set(command.Parameters, pending++ * SqlText.BarParameters.Count, write, write.Bars[i]);
                if (pending < RowsPerStatement && pending < rows) continue;
                affected += await command.ExecuteNonQueryAsync(cancellationToken);
                (rows, pending) = (rows - pending, 0);
            }
        }

        AffectedRows.Check(writes, affected, isRouter);
        warnings.Check();
    }

    private static string Statement(int rows) => MySqlText.UpsertMany("financial_data", SqlText.BarParameters, keys: 2, rows);

    [SuppressMessage("Security", "CA2100", Justification = "The text is made of constants and question marks; values are parameters.")]
    private static void Prepare(MySqlCommand command, int rows)
    {
        var parameters = rows * SqlText.BarParameters.Count;
        if (command.Parameters.Count == parameters) return;
        command.CommandText = rows == RowsPerStatement ? FullStatement : Statement(rows);
        command.Parameters.Clear();
        for (var i = 0; i < parameters; i++) command.Parameters.Add(new MySqlParameter());
    }

    private static void Set(MySqlParameterCollection parameters, int first, BarWrite write, in Bar bar)
    {
        parameters[first].Value = write.Symbol;
        parameters[first + 1].Value = bar.Date;
        parameters[first + 2].Value = bar.Open.ToDecimal();
        parameters[first + 3].Value = bar.High?.ToDecimal();
        parameters[first + 4].Value = bar.Low?.ToDecimal();
        parameters[first + 5].Value = bar.Close.ToDecimal();
        parameters[first + 6].Value = bar.Volume;
        parameters[first + 7].Value = bar.AdjustedClose?.ToDecimal();
        parameters[first + 8].Value = bar.Provisional;
        parameters[first + 9].Value = write.Source;
    }
}
