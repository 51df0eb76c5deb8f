using System.Data.Common;
using Dapper;
using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Storage;

/// <summary>
/// Writes a batch of symbols by reading and comparing: under each symbol's lock the stored days of its span are read, and only new and
/// changed rows are written. Affected rows could not tell unchanged rows; this gives exact counts.
/// </summary>
internal sealed class BulkWriter(SqlDialect dialect, TimeProvider clock)
{
    /// <summary>Writes the batch in one transaction.</summary>
    /// <param name="connection">Open; nothing else runs on it.</param>
    /// <param name="batch">Symbols with rows, as <see cref="OfferedRows.CheckedBySymbol"/> leaves them.</param>
    /// <param name="cancellationToken">Rolls everything back.</param>
    /// <returns>What became of each symbol, in the order of the batch.</returns>
    public async Task<IReadOnlyList<SymbolWrite>> WriteAsync(
        DbConnection connection, IReadOnlyList<SymbolPrices> batch, CancellationToken cancellationToken)
    {
        await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
        var now = clock.GetUtcNow();
        List<Claim> claims = [];
        foreach (var prices in batch) claims.Add(new(prices, await ClaimAsync(transaction, prices, now, cancellationToken)));

        foreach (var claim in claims.Where(claim => claim.Conflict is null))
        {
            claim.Diff = await CompareAsync(transaction, claim.Prices, cancellationToken);
        }

        List<BarWrite> bars = [.. claims.Where(claim => claim.Diff.Bars.Count > 0).Select(claim => claim.Bars)];
        if (bars.Count > 0) await dialect.WriteBarsAsync(transaction, bars, cancellationToken);
        foreach (var claim in claims) await WriteActionsAsync(transaction, claim.Prices, claim.Diff, cancellationToken);
        await CommitAsync(transaction, [.. claims.Where(claim => claim.Diff.HasChanges)], now, cancellationToken);
        return [.. claims.Select(claim => claim.Result)];
    }

    /// <summary>Without a change there is nothing to commit: the rollback takes the locks away.</summary>
    private async Task CommitAsync(DbTransaction transaction, IReadOnlyList<Claim> changed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (changed.Count == 0) return;
        await MoveVersionsAsync(transaction, changed, now, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        await dialect.CommitAsync(transaction);
    }

    /// <summary>Locks the symbol's row, made where it is missing, and reads it.</summary>
    private async Task<StoredSymbol> ClaimAsync(
        DbTransaction transaction, SymbolPrices prices, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var values = new { symbol = prices.Symbol, basis = PriceBases.Name(prices.Basis), source = prices.Source, updated_at = dialect.Encode(now) };
        var connection = transaction.Connection!;
        await connection.ExecuteAsync(new(dialect.ClaimSymbol, values, transaction, cancellationToken: cancellationToken));
        await using var reader = await connection.ExecuteReaderAsync(
            new CommandDefinition(SqlText.SelectSymbol, new { symbol = prices.Symbol }, transaction, cancellationToken: cancellationToken));
        await reader.ReadAsync(cancellationToken);
        return SqlRows.ReadSymbol(dialect, reader);
    }

    /// <summary>Walks the rows and the stored days side by side, both in date order.</summary>
    private async Task<BatchDiff> CompareAsync(DbTransaction transaction, SymbolPrices prices, CancellationToken cancellationToken)
    {
        var rows = prices.Rows;
        var span = new { symbol = prices.Symbol, first = dialect.Encode(rows[0].Bar.Date), last = dialect.Encode(rows[^1].Bar.Date) };
        var actions = await ReadActionsAsync(transaction, rows, span, cancellationToken);
        var diff = new BatchDiff();
        var next = 0;
        await using var reader = await transaction.Connection!.ExecuteReaderAsync(
            new CommandDefinition(SqlText.SelectSpan, span, transaction, cancellationToken: cancellationToken));
        while (next < rows.Count && await reader.ReadAsync(cancellationToken))
        {
            var stored = SqlRows.ReadBar(dialect, reader);
            while (next < rows.Count && rows[next].Bar.Date < stored.Date) Add(rows[next++], stored: null);
            if (next < rows.Count && rows[next].Bar.Date == stored.Date) Add(rows[next++], stored);
        }

        while (next < rows.Count) Add(rows[next++], stored: null);
        return diff;

        void Add(in PriceRow row, Bar? stored) => diff.Add(row, stored, actions.GetValueOrDefault(row.Bar.Date, []));
    }

    /// <summary>Stored actions by day; none are read where the source does not report any.</summary>
    private async Task<Dictionary<DateOnly, List<StoredAction>>> ReadActionsAsync(
        DbTransaction transaction, IReadOnlyList<PriceRow> rows, object span, CancellationToken cancellationToken)
    {
        Dictionary<DateOnly, List<StoredAction>> days = [];
        if (rows.All(row => row.Actions is null)) return days;
        await using var reader = await transaction.Connection!.ExecuteReaderAsync(
            new CommandDefinition(SqlText.SelectSpanActions, span, transaction, cancellationToken: cancellationToken));
        while (await reader.ReadAsync(cancellationToken))
        {
            var action = SqlRows.ReadAction(dialect, reader);
            if (!days.TryGetValue(action.Date, out var day)) days[action.Date] = day = [];
            day.Add(new(action, Irregular: reader.GetBoolean(5)));
        }

        return days;
    }

    private async Task WriteActionsAsync(DbTransaction transaction, SymbolPrices prices, BatchDiff diff, CancellationToken cancellationToken)
    {
        if (diff.RemovedActions.Count > 0)
        {
            await using var delete = await PreparedStatement.CreateAsync(
                transaction, SqlText.DeleteAction, SqlText.DeleteActionParameters, cancellationToken);
            foreach (var action in diff.RemovedActions)
                await delete.ExecuteAsync(cancellationToken, prices.Symbol, dialect.Encode(action.Date), ActionKinds.Name(action.Kind));
        }

        if (diff.Actions.Count == 0) return;
        await using var upsert = await PreparedStatement.CreateAsync(
            transaction, dialect.UpsertAction, SqlText.ActionParameters, cancellationToken);
        foreach (var action in diff.Actions)
        {
            await upsert.ExecuteAsync(cancellationToken, prices.Symbol, dialect.Encode(action.Date), ActionKinds.Name(action.Kind),
                action.Factor?.Numerator, action.Factor?.Denominator, dialect.Encode(action.Amount), prices.Source);
        }
    }

    /// <summary>
    /// Brings the symbols' rows up to date with the next number of the change counter. The last statements before COMMIT: a number taken
    /// earlier could commit after a higher one, and a reader polling "above the last one seen" would miss it for ever.
    /// </summary>
    private async Task MoveVersionsAsync(
        DbTransaction transaction, IReadOnlyList<Claim> changed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection!;
        var version = await connection.ExecuteScalarAsync<long>(
            new(dialect.NextVersion, parameters: null, transaction, cancellationToken: cancellationToken));
        foreach (var claim in changed)
        {
            var (symbol, diff) = (claim.Stored, claim.Diff);
            var values = new
            {
                symbol = symbol.Symbol,
                first_date = dialect.Encode(Earlier(symbol.FirstDate, diff.FirstNewFinalDay)),
                last_date = dialect.Encode(Later(symbol.LastDate, diff.LastNewFinalDay)),
                days = symbol.Days + diff.NewFinalDays,
                source = claim.Prices.Source,
                version,
                updated_at = dialect.Encode(now),
            };
            await connection.ExecuteAsync(new(SqlText.UpdateSymbol, values, transaction, cancellationToken: cancellationToken));
        }
    }

    private static DateOnly? Earlier(DateOnly? a, DateOnly? b) => a is null || b < a ? b ?? a : a;

    private static DateOnly? Later(DateOnly? a, DateOnly? b) => a is null || b > a ? b ?? a : a;

    /// <summary>One symbol of the batch, whose row this transaction holds.</summary>
    private sealed class Claim(SymbolPrices prices, StoredSymbol stored)
    {
        public SymbolPrices Prices => prices;

        public StoredSymbol Stored => stored;

        public BasisConflict? Conflict { get; } =
            stored.Basis == prices.Basis ? null : new(stored.Symbol, stored.Basis, prices.Basis);

        public BatchDiff Diff { get; set; } = new();

        public BarWrite Bars => new(prices.Symbol, prices.Source, Diff.Bars, Diff.ReplacedBars);

        public SymbolWrite Result => new(prices.Symbol, Diff.Counts, Conflict);
    }
}
