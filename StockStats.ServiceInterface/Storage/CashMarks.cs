using System.Data.Common;
using Dapper;
using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Storage;

/// <summary>Marks cash above a quarter of the close before it: it may be shares or a part of the company (GOOGL 2014-04-03).</summary>
internal sealed class CashMarks(SqlDialect dialect)
{
    /// <summary>Marks a symbol's cash anew, in a writing transaction, under the symbol's lock.</summary>
    /// <returns>How many marks were set or taken back.</returns>
    public Task<int> SetAsync(DbTransaction transaction, string symbol, CancellationToken cancellationToken) => dialect.LooksBackInOneStatement
        ? transaction.Connection!.ExecuteAsync(new(SqlText.MarkIrregular, new { symbol }, transaction, cancellationToken: cancellationToken))
        : SetOneByOneAsync(transaction, symbol, cancellationToken);

    private async Task<int> SetOneByOneAsync(DbTransaction transaction, string symbol, CancellationToken cancellationToken)
    {
        var changed = 0;
        foreach (var (action, wasIrregular) in await ReadAsync(transaction, symbol, cancellationToken))
        {
            var date = dialect.Encode(action.Date);
            var before = await FindCloseAsync(transaction, new { symbol, date }, cancellationToken);
            var isIrregular = before is { } close && action.Amount!.Value.ToDecimal() * 4 > close.ToDecimal();
            if (isIrregular == wasIrregular) continue;
            await transaction.Connection!.ExecuteAsync(
                new(SqlText.MarkCash, new { symbol, date, irregular = isIrregular }, transaction, cancellationToken: cancellationToken));
            changed++;
        }

        return changed;
    }

    private async Task<List<(CorporateAction Action, bool Irregular)>> ReadAsync(
        DbTransaction transaction, string symbol, CancellationToken cancellationToken)
    {
        List<(CorporateAction, bool)> cash = [];
        await using var reader = await transaction.Connection!.ExecuteReaderAsync(
            new CommandDefinition(SqlText.SelectActions, new { symbol }, transaction, cancellationToken: cancellationToken));
        while (await reader.ReadAsync(cancellationToken))
            if (SqlRows.ReadAction(dialect, reader) is { Kind: ActionKind.Cash } action) cash.Add((action, reader.GetBoolean(5)));
        return cash;
    }

    private async Task<Price?> FindCloseAsync(DbTransaction transaction, object before, CancellationToken cancellationToken)
    {
        await using var reader = await transaction.Connection!.ExecuteReaderAsync(
            new CommandDefinition(SqlText.SelectCloseBefore, before, transaction, cancellationToken: cancellationToken));
        return await reader.ReadAsync(cancellationToken) ? dialect.ReadPrice(reader, 0) : null;
    }
}
