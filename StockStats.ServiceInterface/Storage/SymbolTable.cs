using System.Data.Common;
using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Storage;

/// <summary>The symbols' own rows in a writing transaction: locked before anything else, brought up to date last of all.</summary>
internal sealed class SymbolTable(SqlDialect dialect)
{
    /// <summary>Symbols a statement: SQLite takes 32,766 parameters, and a server is asked a few times instead of hundreds.</summary>
    private const int SymbolsPerStatement = 500;

    /// <summary>Locks the rows of the symbols, made where they are missing, and reads them.</summary>
    /// <param name="transaction">The write.</param>
    /// <param name="batch">In ordinal order: whoever takes locks in one order never waits in a circle.</param>
    /// <param name="now">When rows that are missing were made.</param>
    /// <param name="cancellationToken">Stops between statements.</param>
    /// <returns>A claim for each symbol, in the order of the batch.</returns>
    public async Task<IReadOnlyList<SymbolClaim>> ClaimAsync(
        DbTransaction transaction, IReadOnlyList<SymbolPrices> batch, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<SymbolClaim> claims = new(batch.Count);
        var moment = dialect.Encode(now);
        foreach (var part in batch.Chunk(SymbolsPerStatement))
        {
            await LockAsync(transaction, part, moment, cancellationToken);
            var stored = await ReadAsync(transaction, part, cancellationToken);
            claims.AddRange(part.Select(prices => new SymbolClaim(prices, stored[prices.Symbol])));
        }

        return claims;
    }

    /// <summary>
    /// Brings the symbols' rows up to date with their next versions. The last statements before COMMIT: a number taken earlier from the
    /// change counter could commit after a higher one, and a reader polling "above the last one seen" would miss it for ever.
    /// </summary>
    public async Task MoveVersionsAsync(
        DbTransaction transaction, IReadOnlyList<SymbolClaim> changed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var moment = dialect.Encode(now);
        await dialect.Versions.GiveAsync(dialect, transaction, changed, cancellationToken);
        foreach (var part in changed.Chunk(SymbolsPerStatement))
        {
            var text = SqlText.InsertMany("symbols", SqlText.SymbolParameters, part.Length)
                + dialect.OnConflictReplace(SqlText.SymbolParameters, keys: 1);
            await using var update = RowsCommand.Create(transaction, text, part.SelectMany(claim => Values(claim, moment)));
            await update.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private async Task LockAsync(DbTransaction transaction, SymbolPrices[] part, object moment, CancellationToken cancellationToken)
    {
        var text = SqlText.InsertMany("symbols", SqlText.SymbolParameters, part.Length) + dialect.OnConflictLock(["symbol"], "version");
        var values = part.SelectMany(IEnumerable<object?> (prices) =>
            [prices.Symbol, PriceBases.Name(prices.Basis), null, null, 0, 0, prices.Source, 0L, moment]);
        await using var claim = RowsCommand.Create(transaction, text, values);
        await claim.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<Dictionary<string, StoredSymbol>> ReadAsync(
        DbTransaction transaction, SymbolPrices[] part, CancellationToken cancellationToken)
    {
        Dictionary<string, StoredSymbol> stored = new(part.Length, StringComparer.Ordinal);
        await using var select = RowsCommand.Create(transaction, SqlText.SelectSymbolsByName(part.Length), part.Select(prices => prices.Symbol));
        await using var reader = await select.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var symbol = SqlRows.ReadSymbol(dialect, reader);
            stored.Add(symbol.Symbol, symbol);
        }

        return stored;
    }

    private object?[] Values(SymbolClaim claim, object moment)
    {
        var (symbol, days) = (claim.Stored, claim.DaysAfter);
        return
        [
            symbol.Symbol,
            PriceBases.Name(symbol.Basis),
            dialect.Encode(days.First),
            dialect.Encode(days.Last),
            days.Final,
            days.Provisional,
            claim.Offered.Source,
            claim.Version,
            moment,
        ];
    }
}
