using System.Data.Common;
using StockStats.ServiceInterface.Ingest;

namespace StockStats.ServiceInterface.Storage;

/// <summary>A rejected row as kept.</summary>
/// <param name="Source">File or provider it came from.</param>
/// <param name="Row">The row and the rule it broke.</param>
public sealed record QuarantinedRow(string Source, RejectedRow Row);

/// <summary>
/// Rows that broke a rule, kept with the run that met them. What is given is kept as it is: callers redact keys before. Fails with
/// <see cref="StorageException"/> as <see cref="IPriceStore"/> does. Thread-safe.
/// </summary>
public sealed class QuarantineStore
{
    private readonly SqlDialect _dialect;

    internal QuarantineStore(SqlDialect dialect) => _dialect = dialect;

    /// <summary>Keeps rows, all or none of them.</summary>
    /// <param name="runId">The number that <see cref="IngestRunStore.StartAsync"/> gave.</param>
    /// <param name="source">File or provider they came from.</param>
    /// <param name="rows">The rows; none is allowed.</param>
    /// <param name="cancellationToken">Keeps none of them.</param>
    public async Task AddAsync(long runId, string source, IReadOnlyCollection<RejectedRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0) return;
        await _dialect.RunAsync(async connection =>
        {
            await using var transaction = await _dialect.BeginWriteAsync(connection, cancellationToken);
            await InsertAsync(transaction, runId, source, rows, cancellationToken);
            await _dialect.CommitAsync(transaction);
            return rows.Count;
        }, cancellationToken);
    }

    /// <summary>A page of the rows a run rejected, in the order they were added, and how many there are in all.</summary>
    /// <param name="runId">The number of the run.</param>
    /// <param name="limit">Rows a page, at least 1.</param>
    /// <param name="page">Page number from 1.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<Page<QuarantinedRow>> ListAsync(long runId, int limit, int page, CancellationToken cancellationToken)
    {
        var paging = new Paging(limit, page);
        var values = new { run = runId, paging.Limit, paging.Offset };
        return _dialect.ReadPageAsync(SqlText.CountQuarantine, SqlText.SelectQuarantine, values, paging, Read, cancellationToken);
    }

    private static async Task InsertAsync(
        DbTransaction transaction, long runId, string source, IEnumerable<RejectedRow> rows, CancellationToken cancellationToken)
    {
        await using var insert = await PreparedStatement.CreateAsync(
            transaction, SqlText.InsertQuarantine, SqlText.QuarantineParameters, cancellationToken);
        foreach (var row in rows)
        {
            await insert.ExecuteAsync(
                cancellationToken, runId, source, row.Symbol, row.Line, row.Field, row.Value, row.Rule, row.Message);
        }
    }

    private static QuarantinedRow Read(DbDataReader reader) => new(
        reader.GetString(0),
        new(reader.IsDBNull(1) ? null : reader.GetString(1), reader.GetInt64(2), reader.GetString(3), reader.GetString(4),
            reader.GetString(5), reader.GetString(6)));
}
