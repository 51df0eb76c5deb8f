using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace StockStats.ServiceInterface.Storage;

/// <summary>One statement, prepared once and run for many rows of a transaction.</summary>
internal sealed class PreparedStatement : IAsyncDisposable
{
    private readonly DbCommand _command;

    private PreparedStatement(DbCommand command) => _command = command;

    /// <summary>Prepares the statement.</summary>
    /// <param name="transaction">The transaction every run belongs to.</param>
    /// <param name="text">The statement.</param>
    /// <param name="parameters">Names of its parameters, without the at sign, in the order the values will come.</param>
    /// <param name="cancellationToken">Stops the preparation.</param>
    [SuppressMessage("Security", "CA2100", Justification = "Statement texts are constants of SqlText and the dialects; values are parameters.")]
    public static async Task<PreparedStatement> CreateAsync(
        DbTransaction transaction, string text, IReadOnlyList<string> parameters, CancellationToken cancellationToken)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        foreach (var name in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + name;
            parameter.Value = DBNull.Value;
            command.Parameters.Add(parameter);
        }

        await command.PrepareAsync(cancellationToken);
        return new(command);
    }

    /// <summary>Runs the statement.</summary>
    /// <param name="cancellationToken">Stops before this run.</param>
    /// <param name="values">One for each parameter; null for SQL's NULL.</param>
    public Task<int> ExecuteAsync(CancellationToken cancellationToken, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) _command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return _command.ExecuteNonQueryAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => _command.DisposeAsync();
}
