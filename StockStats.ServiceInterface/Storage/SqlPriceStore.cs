using System.Data.Common;
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
        var written = offered.Count == 0
            ? []
            : await dialect.RunWriteAsync(connection => _writer.WriteAsync(connection, offered, rule, cancellationToken), cancellationToken);
        var results = written.ToDictionary(write => write.Symbol, StringComparer.Ordinal);
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
    public Task<PriceSeries> ReadSeriesAsync(
        string symbol, DateRange range, bool includeProvisional, CancellationToken cancellationToken) =>
        dialect.RunAsync(async connection =>
        {
            var values = new { symbol, first = dialect.Encode(range.First), last = dialect.Encode(range.Last) };
            await using var reader = await connection.ExecuteReaderAsync(
                new CommandDefinition(SqlText.SelectSeries(includeProvisional), values, cancellationToken: cancellationToken));
            List<Bar> bars = [];
            while (await reader.ReadAsync(cancellationToken)) bars.Add(SqlRows.ReadBar(dialect, reader));
            return new PriceSeries(bars);
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<StoredSeries?> ReadSymbolAsync(string symbol, CancellationToken cancellationToken) =>
        _histories.ReadAsync(symbol, cancellationToken);

    /// <inheritdoc/>
    public Task<CommittedVersion?> FindVersionAsync(string symbol, CancellationToken cancellationToken) =>
        _histories.FindVersionAsync(symbol, cancellationToken);

    /// <inheritdoc/>
    public Task<VersionChanges> ReadVersionsAboveAsync(long version, CancellationToken cancellationToken) =>
        _histories.ReadAboveAsync(version, cancellationToken);

    /// <inheritdoc/>
    public Task<Page<StoredBar>> QueryBarsAsync(BarQuery query, CancellationToken cancellationToken)
    {
        var paging = new Paging(query.Limit, query.Page);
        var values = new
        {
            symbol = query.Symbol,
            first = dialect.Encode(query.Range.First),
            last = dialect.Encode(query.Range.Last),
            paging.Limit,
            paging.Offset,
        };
        return dialect.ReadPageAsync(
            SqlText.CountBars(query), SqlText.SelectBars(query), values, paging, reader => ReadBarsAsync(reader, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Page<StoredSymbol>> QuerySymbolsAsync(SymbolQuery query, CancellationToken cancellationToken)
    {
        var paging = new Paging(query.Limit, query.Page);
        var values = new { search = query.Search?.ToUpperInvariant(), paging.Limit, paging.Offset };
        return dialect.ReadPageAsync(
            SqlText.CountSymbols(query), SqlText.SelectSymbols(query), values, paging, reader => SqlRows.ReadListedSymbol(dialect, reader), cancellationToken);
    }

    /// <summary>Gathers the lines of a bar, one for each of its actions.</summary>
    private async Task<List<StoredBar>> ReadBarsAsync(DbDataReader reader, CancellationToken cancellationToken)
    {
        const int FirstActionColumn = 1 + SqlRows.BarWidth;
        List<StoredBar> bars = [];
        List<CorporateAction> actions = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            var (symbol, date) = (reader.GetString(0), dialect.ReadDate(reader, 1));
            if (bars is not [.., var last] || last.Bar.Date != date || !string.Equals(last.Symbol, symbol, StringComparison.Ordinal))
            {
                actions = [];
                bars.Add(new(symbol, SqlRows.ReadBar(dialect, reader, first: 1), actions));
            }

            if (SqlRows.ReadOptionalAction(dialect, reader, FirstActionColumn) is { } action) actions.Add(action);
        }

        return bars;
    }
}
