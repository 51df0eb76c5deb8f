using System.Data.Common;
using Dapper;
using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Storage;

/// <summary>Reads what series are made of, and which of them have changed. Thread-safe.</summary>
internal sealed class SymbolHistories(SqlDialect dialect)
{
    /// <summary>Version, bars and actions of a symbol in one snapshot; null where it is not stored.</summary>
    public async Task<StoredSeries?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var read = await dialect.RunAsync(connection => ReadAsync(connection, name, cancellationToken), cancellationToken);
        // The columns are built with the connection given back.
        if (read is not var (symbol, bars, actions, databaseId)) return null;
        DateOnly? asOf = symbol.ActionsAsOf is { } moment ? DateOnly.FromDateTime(moment.UtcDateTime) : null;
        return new(new(bars, new(symbol.Symbol, symbol.Basis, actions, asOf)), symbol.Version, databaseId);
    }

    /// <summary>A symbol's version, in one statement; null where it is not stored.</summary>
    public Task<CommittedVersion?> FindVersionAsync(string symbol, CancellationToken cancellationToken) =>
        dialect.RunAsync(async connection =>
        {
            await using var reader = await connection.ExecuteReaderAsync(
                new CommandDefinition(SqlText.SelectVersion, new { symbol }, cancellationToken: cancellationToken));
            return await reader.ReadAsync(cancellationToken) && reader.GetValue(0) is string id ? new CommittedVersion(id, reader.GetInt64(1)) : null;
        }, cancellationToken);

    /// <summary>The counter of a shard, and its symbols above a version, in one snapshot.</summary>
    public Task<VersionChanges> ReadAboveAsync(string? shard, long version, CancellationToken cancellationToken) =>
        dialect.RunOnceAsync(async connection =>
        {
            await using var snapshot = await dialect.BeginReadAsync(connection, cancellationToken);
            var (id, counter) = await ReadCounterAsync(snapshot, dialect.Versions.SelectCounter(shard), cancellationToken);
            return new VersionChanges(
                id, counter, counter > version ? await ReadSymbolsAsync(snapshot, dialect.Versions.SelectVersionsAbove(shard), version, cancellationToken) : []);
        }, cancellationToken);

    /// <summary>Version, counts, and the days from one on, of a symbol in one snapshot; null where it is not stored.</summary>
    public Task<StoredDays?> ReadDaysAsync(string name, DateOnly first, CancellationToken cancellationToken) =>
        dialect.RunAsync(async connection =>
        {
            await using var snapshot = await dialect.BeginReadAsync(connection, cancellationToken);
            if (await ReadSymbolAsync(snapshot, name, cancellationToken) is not { } symbol) return null;
            var (id, _) = await ReadCounterAsync(snapshot, SqlText.SelectCounter, cancellationToken);
            List<DateOnly> final = [];
            List<DateOnly> provisional = [];
            await using var reader = await QueryAsync(
                snapshot, SqlText.SelectDays, new { symbol = name, first = dialect.Encode(first) }, cancellationToken);
            while (await reader.ReadAsync(cancellationToken)) (reader.GetBoolean(1) ? provisional : final).Add(dialect.ReadDate(reader, 0));
            return new StoredDays(symbol.Version, id, symbol.DayCounts, final, provisional);
        }, cancellationToken);

    private async Task<(StoredSymbol Symbol, List<Bar> Bars, List<CorporateAction> Actions, string DatabaseId)?> ReadAsync(
        DbConnection connection, string name, CancellationToken cancellationToken)
    {
        await using var snapshot = await dialect.BeginReadAsync(connection, cancellationToken);
        if (await ReadSymbolAsync(snapshot, name, cancellationToken) is not { } symbol) return null;
        List<Bar> bars = new(symbol.Days + symbol.ProvisionalDays);
        await dialect.ReadBarsAsync(snapshot, name, DateRange.All, bars, cancellationToken);
        var actions = await ReadActionsAsync(snapshot, name, cancellationToken);
        return (symbol, bars, actions, (await ReadCounterAsync(snapshot, SqlText.SelectCounter, cancellationToken)).DatabaseId);
    }

    private async Task<StoredSymbol?> ReadSymbolAsync(DbTransaction snapshot, string symbol, CancellationToken cancellationToken)
    {
        await using var reader = await QueryAsync(snapshot, SqlText.SelectSymbol, new { symbol }, cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? SqlRows.ReadSymbol(dialect, reader) : null;
    }

    private async Task<List<CorporateAction>> ReadActionsAsync(DbTransaction snapshot, string symbol, CancellationToken cancellationToken)
    {
        await using var reader = await QueryAsync(snapshot, SqlText.SelectActions, new { symbol }, cancellationToken);
        List<CorporateAction> actions = [];
        while (await reader.ReadAsync(cancellationToken)) actions.Add(SqlRows.ReadAction(dialect, reader));
        return actions;
    }

    private static async Task<(string DatabaseId, long Counter)> ReadCounterAsync(
        DbTransaction snapshot, string text, CancellationToken cancellationToken)
    {
        await using var reader = await QueryAsync(snapshot, text, values: null, cancellationToken);
        return await reader.ReadAsync(cancellationToken) && reader.GetValue(0) is string id
            ? (id, reader.GetInt64(1))
            : throw new StorageException("The table change_counter lacks its row or its database_id. Apply the migrations: --AppTasks=migrate.");
    }

    private async Task<List<SymbolVersion>> ReadSymbolsAsync(
        DbTransaction snapshot, string text, long version, CancellationToken cancellationToken)
    {
        await using var reader = await QueryAsync(snapshot, text, new { version }, cancellationToken);
        List<SymbolVersion> symbols = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            symbols.Add(new(reader.GetString(0), reader.GetInt64(1))
            {
                Days = new(reader.GetInt32(2), reader.GetInt32(3), dialect.ReadOptionalDate(reader, 4), dialect.ReadOptionalDate(reader, 5)),
            });
        }

        return symbols;
    }

    private static Task<DbDataReader> QueryAsync(DbTransaction snapshot, string text, object? values, CancellationToken cancellationToken) =>
        snapshot.Connection!.ExecuteReaderAsync(new CommandDefinition(text, values, snapshot, cancellationToken: cancellationToken));
}
