using System.Data.Common;
using Dapper;
using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Storage;

/// <summary>Writes actions that come without bars, the way <see cref="BulkWriter"/> writes bars.</summary>
internal sealed class ActionWriter(SqlDialect dialect, TimeProvider clock, CommitNotices notices)
{
    private readonly SymbolTable _symbols = new(dialect);
    private readonly ActionTable _table = new(dialect);
    private readonly CashMarks _marks = new(dialect);

    /// <summary>Writes one symbol's actions in one transaction.</summary>
    /// <param name="connection">Open; nothing else runs on it.</param>
    /// <param name="offered">What to write.</param>
    /// <param name="actions">Its actions, as <see cref="OfferedActions.Checked"/> leaves them.</param>
    /// <param name="cancellationToken">Rolls everything back.</param>
    public async Task<SymbolWrite> WriteAsync(
        DbConnection connection, SymbolActions offered, IReadOnlyList<CorporateAction> actions, CancellationToken cancellationToken)
    {
        await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
        var now = clock.GetUtcNow();
        var prices = new SymbolPrices(offered.Symbol, offered.Basis, offered.Source, []);
        var claim = (await _symbols.ClaimAsync(transaction, [prices], now, cancellationToken))[0];
        if (claim.Conflict is { } conflict) return new(offered.Symbol, default, conflict);

        var diff = new ActionDiff(offered, actions, await _table.ReadAsync(transaction, offered.Symbol, cancellationToken));
        await _table.WriteAsync(transaction, offered.Symbol, offered.Source, diff.Removed, diff.Upserts, cancellationToken);
        var marked = await _marks.SetAsync(transaction, offered.Symbol, cancellationToken);
        if (offered.AsOf is null && marked + diff.Removed.Count + diff.Upserts.Count == 0) return new(offered.Symbol, diff.Counts, null);
        if (offered.AsOf is { } asOf) await RememberAsync(transaction, offered, asOf, cancellationToken);
        await _symbols.MoveVersionsAsync(transaction, [claim], now, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        await dialect.CommitAsync(transaction);
        notices.Publish([claim.Committed]);
        return new(offered.Symbol, diff.Counts, null);
    }

    /// <summary>Answers tell when actions were last fetched, so this moves the version as well.</summary>
    private async Task RememberAsync(DbTransaction transaction, SymbolActions offered, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var values = new { symbol = offered.Symbol, asOf = dialect.Encode(asOf) };
        foreach (var (list, statement) in SqlText.RememberActions.Where(one => offered.Lists.HasFlag(one.List)))
            await transaction.Connection!.ExecuteAsync(new(statement, values, transaction, cancellationToken: cancellationToken));
    }
}
