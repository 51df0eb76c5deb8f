using System.Data.Common;
using Dapper;
using StockStats.ServiceInterface.Telemetry;

namespace StockStats.ServiceInterface.Storage;

/// <summary>
/// How fresh the stored symbols are; those that an exchange has delisted are left out, since nothing new will come of them. Fails with
/// <see cref="StorageException"/> as <see cref="IPriceStore"/> does. Thread-safe.
/// </summary>
public sealed class SymbolAgeStore
{
    private readonly SqlDialect _dialect;
    private readonly TimeProvider _clock;

    internal SymbolAgeStore(SqlDialect dialect, TimeProvider clock) => (_dialect, _clock) = (dialect, clock);

    /// <summary>Looks at all symbols once.</summary>
    /// <param name="stalest">How many of the stalest are named, 0 or more.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<SymbolAges> ReadAsync(int stalest, CancellationToken cancellationToken) =>
        _dialect.RunOnceAsync(async connection =>
        {
            List<(DateOnly, long)> days = [];
            await ReadAsync(connection, SqlText.CountLastDates, null, reader => days.Add((_dialect.ReadDate(reader, 0), reader.GetInt64(1))), cancellationToken);
            List<(string, DateOnly)> names = [];
            if (stalest > 0)
                await ReadAsync(connection, SqlText.SelectStalest, new { limit = stalest }, reader => names.Add((reader.GetString(0), _dialect.ReadDate(reader, 1))), cancellationToken);
            return SymbolAges.Of(days, names, DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime));
        }, cancellationToken);

    private static async Task ReadAsync(DbConnection connection, string text, object? values, Action<DbDataReader> read, CancellationToken cancellationToken)
    {
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(text, values, cancellationToken: cancellationToken));
        while (await reader.ReadAsync(cancellationToken)) read(reader);
    }
}
