using System.Data.Common;
using Dapper;
using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Storage;

/// <summary>Corporate actions in a writing transaction, under the lock of their symbol.</summary>
internal sealed class ActionTable(SqlDialect dialect)
{
    /// <summary>All actions of a symbol.</summary>
    public async Task<List<SourcedAction>> ReadAsync(DbTransaction transaction, string symbol, CancellationToken cancellationToken)
    {
        List<SourcedAction> actions = [];
        await using var reader = await transaction.Connection!.ExecuteReaderAsync(
            new CommandDefinition(SqlText.SelectActions, new { symbol }, transaction, cancellationToken: cancellationToken));
        while (await reader.ReadAsync(cancellationToken))
            actions.Add(new(new(SqlRows.ReadAction(dialect, reader), reader.GetBoolean(5)), reader.GetString(6)));
        return actions;
    }

    /// <summary>Deletes actions, then inserts or replaces others.</summary>
    public async Task WriteAsync(
        DbTransaction transaction,
        string symbol,
        string source,
        IReadOnlyList<CorporateAction> removed,
        IReadOnlyList<CorporateAction> upserts,
        CancellationToken cancellationToken)
    {
        if (removed.Count > 0)
        {
            await using var delete = await PreparedStatement.CreateAsync(
                transaction, SqlText.DeleteAction, SqlText.DeleteActionParameters, cancellationToken);
            foreach (var action in removed)
                await delete.ExecuteAsync(cancellationToken, symbol, dialect.Encode(action.Date), ActionKinds.Name(action.Kind));
        }

        if (upserts.Count == 0) return;
        await using var upsert = await PreparedStatement.CreateAsync(
            transaction, dialect.UpsertAction, SqlText.ActionParameters, cancellationToken);
        foreach (var action in upserts)
        {
            await upsert.ExecuteAsync(cancellationToken, symbol, dialect.Encode(action.Date), ActionKinds.Name(action.Kind),
                action.Factor?.Numerator, action.Factor?.Denominator, dialect.Encode(action.Amount), source);
        }
    }
}
