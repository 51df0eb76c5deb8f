using System.Data.Common;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage.Guard;

namespace StockStats.ServiceInterface.Storage;

/// <summary>
/// Writes a batch of symbols by reading and comparing: under each symbol's lock the stored days of its span are read, and only new and
/// changed rows are written. Affected rows could not tell unchanged rows; this gives exact counts.
/// </summary>
internal sealed class BulkWriter(SqlDialect dialect, TimeProvider clock, CommitNotices notices)
{
    private readonly SymbolTable _symbols = new(dialect);
    private readonly BatchComparer _comparer = new(dialect);
    private readonly ActionTable _actions = new(dialect);
    private readonly CashMarks _marks = new(dialect);

    /// <summary>Writes the batch in one transaction.</summary>
    /// <param name="connection">Open; nothing else runs on it.</param>
    /// <param name="batch">Symbols with rows, as <see cref="OfferedRows.CheckedBySymbol"/> leaves them.</param>
    /// <param name="rule">What to do where final bars would change.</param>
    /// <param name="cancellationToken">Rolls everything back.</param>
    /// <returns>What became of each symbol, in the order of the batch.</returns>
    public async Task<IReadOnlyList<SymbolWrite>> WriteAsync(
        DbConnection connection, IReadOnlyList<SymbolPrices> batch, HistoryRule rule, CancellationToken cancellationToken)
    {
        await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
        var now = clock.GetUtcNow();
        var claims = await _symbols.ClaimAsync(transaction, batch, now, cancellationToken);
        await _comparer.CompareAsync(transaction, claims, rule, cancellationToken);

        List<BarWrite> bars = [.. claims.Where(claim => claim.Diff.Bars.Count > 0).Select(claim => claim.Bars)];
        if (bars.Count > 0) await dialect.WriteBarsAsync(transaction, bars, cancellationToken);
        foreach (var claim in claims) await WriteActionsAsync(transaction, claim.Offered, claim.Diff, cancellationToken);
        await CommitAsync(transaction, [.. claims.Where(claim => claim.Diff.HasChanges)], now, cancellationToken);
        return [.. claims.Select(claim => claim.Result)];
    }

    private async Task WriteActionsAsync(DbTransaction transaction, SymbolPrices prices, BatchDiff diff, CancellationToken cancellationToken)
    {
        await _actions.WriteAsync(transaction, prices.Symbol, prices.Source, diff.RemovedActions, diff.Actions, cancellationToken);
        if (diff.Actions.Any(action => action.Kind == ActionKind.Cash))
            await _marks.SetAsync(transaction, prices.Symbol, cancellationToken);
    }

    /// <summary>Without a change there is nothing to commit: the rollback takes the locks away.</summary>
    private async Task CommitAsync(
        DbTransaction transaction, IReadOnlyList<SymbolClaim> changed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (changed.Count == 0) return;
        await _symbols.MoveVersionsAsync(transaction, changed, now, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        await dialect.CommitAsync(transaction);
        notices.Publish([.. changed.Select(claim => claim.Committed)]);
    }
}
