using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace StockStats.ServiceInterface.Storage;

/// <summary>Statements for many rows at once, their parameters named as <see cref="SqlText.Parameter"/> says.</summary>
internal static class RowsCommand
{
    [SuppressMessage("Security", "CA2100", Justification = "Statement texts are made of constants and names of parameters; values are parameters.")]
    public static DbCommand Create(DbTransaction transaction, string text, IEnumerable<object?> values)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        foreach (var value in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = SqlText.Parameter(command.Parameters.Count);
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
