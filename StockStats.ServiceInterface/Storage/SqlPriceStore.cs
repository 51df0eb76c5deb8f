using Dapper;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage.Guard;

namespace StockStats.ServiceInterface.Storage;

/// <summary>Prices in a relational database. Thread-safe: each call has a connection of its own.</summary>
internal sealed class SqlPriceStore(SqlDialect dialect, TimeProvider clock, CommitNotices notices) : IPriceStore
{
    private readonly BulkWriter _writer = new(dialect, clock, notices);
    private readonly ActionWriter _actionWriter = new(dialect, clock, notices);
    private readonly SymbolHistories _histories = new(dialect);

    /// <inheritdoc/>
    public int WritersAtOnce => dialect.WritersAtOnce;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SymbolWrite>> WriteAsync(
        IReadOnlyList<SymbolPrices> batch, HistoryRule rule, CancellationToken cancellationToken)
    {
        var offered = OfferedRows.CheckedBySymbol(batch);
        Dictionary<string, SymbolWrite> results = new(offered.Count, StringComparer.Ordinal);
        foreach (var part in offered.Chunk(Math.Max(1, Math.Min(offered.Count, dialect.Versions.SymbolsPerTransaction))))
        {
            var written = await dialect.RunWriteAsync(connection => _writer.WriteAsync(connection, part, rule, cancellationToken), cancellationToken);
            foreach (var write in written) results.Add(write.Symbol, write);
        }

        return [.. batch.Select(prices => results.GetValueOrDefault(prices.Symbol) ?? new(prices.Symbol, default, null))];
    }

    /// <inheritdoc/>
    public Task<SymbolWrite> WriteActionsAsync(SymbolActions actions, CancellationToken cancellationToken)
    {
        var offered = OfferedActions.Checked(actions);
        return dialect.RunWriteAsync(connection => _actionWriter.WriteAsync(connection, actions, offered, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task RememberPricesAsync(string symbol, DateTimeOffset asOf, CancellationToken cancellationToken) =>
        dialect.RunWriteAsync(
            connection => connection.ExecuteAsync(
                new(SqlText.RememberPrices, new { symbol, asOf = dialect.Encode(asOf) }, cancellationToken: cancellationToken)),
            cancellationToken);

    /// <inheritdoc/>
    public Task<StoredSymbol?> FindSymbolAsync(string symbol, CancellationToken cancellationToken) =>
        dialect.RunAsync(async connection =>
        {
            await using var reader = await connection.ExecuteReaderAsync(
                new CommandDefinition(SqlText.SelectSymbol, new { symbol }, cancellationToken: cancellationToken));
            return await reader.ReadAsync(cancellationToken) ? SqlRows.ReadSymbol(dialect, reader) : null;
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<StoredSeries?> ReadSymbolAsync(string symbol, CancellationToken cancellationToken) =>
        _histories.ReadAsync(symbol, cancellationToken);

    /// <inheritdoc/>
    public Task<CommittedVersion?> FindVersionAsync(string symbol, CancellationToken cancellationToken) =>
        _histories.FindVersionAsync(symbol, cancellationToken);

    /// <inheritdoc/>
    public Task<VersionChanges> ReadVersionsAboveAsync(long version, CancellationToken cancellationToken) =>
        _histories.ReadAboveAsync(null, version, cancellationToken);

    /// <inheritdoc/>
    public Task<VersionChanges> ReadVersionsAboveAsync(string? shard, long version, CancellationToken cancellationToken) =>
        _histories.ReadAboveAsync(shard, version, cancellationToken);

    /// <inheritdoc/>
    public Task<StoredDays?> ReadDaysAsync(string symbol, DateOnly first, CancellationToken cancellationToken) =>
        _histories.ReadDaysAsync(symbol, first, cancellationToken);

    /// <inheritdoc/>
    public Task<Page<StoredSymbol>> QuerySymbolsAsync(SymbolQuery query, CancellationToken cancellationToken)
    {
        var paging = new Paging(query.Limit, query.Page);
        var values = new { search = query.Search?.ToUpperInvariant(), paging.Limit, paging.Offset };
        return dialect.ReadPageAsync(
            SqlText.CountSymbols(query), SqlText.SelectSymbols(query), values, paging, reader => SqlRows.ReadListedSymbol(dialect, reader), cancellationToken);
    }
}
