using Dapper;

namespace StockStats.ServiceInterface.Storage;

/// <summary>
/// The record of ingest runs. What is given is kept as it is: callers redact keys before. Fails with <see cref="StorageException"/>
/// as <see cref="IPriceStore"/> does. Thread-safe.
/// </summary>
public sealed class IngestRunStore
{
    private readonly SqlDialect _dialect;
    private readonly TimeProvider _clock;

    internal IngestRunStore(SqlDialect dialect, TimeProvider clock) => (_dialect, _clock) = (dialect, clock);

    /// <summary>Records that a run begins.</summary>
    /// <param name="provider">Name of the provider.</param>
    /// <param name="symbols">What is asked for, for people: symbols or a path.</param>
    /// <param name="startedBy">Who or what started it: <c>task</c>, <c>schedule</c>, the name of an API client.</param>
    /// <param name="cancellationToken">Stops before anything is recorded.</param>
    /// <returns>The number of the run.</returns>
    public Task<long> StartAsync(string provider, string symbols, string startedBy, CancellationToken cancellationToken) =>
        _dialect.RunAsync(async connection =>
        {
            await using var transaction = await _dialect.BeginWriteAsync(connection, cancellationToken);
            var values = new
            {
                startedBy,
                provider,
                symbols,
                startedAt = _dialect.Encode(_clock.GetUtcNow()),
                outcome = IngestOutcomes.Name(IngestOutcome.Running),
            };
            await connection.ExecuteAsync(new(SqlText.InsertRun, values, transaction, cancellationToken: cancellationToken));
            var id = await connection.ExecuteScalarAsync<long>(
                new(_dialect.LastInsertedId, parameters: null, transaction, cancellationToken: cancellationToken));
            await _dialect.CommitAsync(transaction);
            return id;
        }, cancellationToken);

    /// <summary>Records how a run ended.</summary>
    /// <param name="id">The number that <see cref="StartAsync"/> gave.</param>
    /// <param name="outcome">How it ended; not <see cref="IngestOutcome.Running"/>.</param>
    /// <param name="counts">What became of the valid rows.</param>
    /// <param name="rejected">Rows that broke a rule.</param>
    /// <param name="message">What happened, for people; null where there is nothing to say.</param>
    /// <param name="cancellationToken">Stops before anything is recorded.</param>
    /// <exception cref="ArgumentException">There is no such run, or the outcome is none.</exception>
    public async Task FinishAsync(
        long id, IngestOutcome outcome, WriteCounts counts, long rejected, string? message, CancellationToken cancellationToken)
    {
        if (outcome == IngestOutcome.Running) throw new ArgumentException("A run that ended is not running.", nameof(outcome));
        var values = new
        {
            id,
            finishedAt = _dialect.Encode(_clock.GetUtcNow()),
            outcome = IngestOutcomes.Name(outcome),
            inserted = counts.Inserted,
            updated = counts.Updated,
            unchanged = counts.Unchanged,
            rejected,
            message,
        };
        var found = await _dialect.RunAsync(
            connection => connection.ExecuteAsync(new(SqlText.FinishRun, values, cancellationToken: cancellationToken)), cancellationToken);
        if (found == 0) throw new ArgumentException(FormattableString.Invariant($"There is no ingest run {id}."), nameof(id));
    }

    /// <summary>A page of runs, the latest first, and how many there are in all.</summary>
    /// <param name="limit">Runs a page, at least 1.</param>
    /// <param name="page">Page number from 1.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<Page<IngestRun>> ListAsync(int limit, int page, CancellationToken cancellationToken)
    {
        var paging = new Paging(limit, page);
        return _dialect.ReadPageAsync(
            SqlText.CountRuns, SqlText.SelectRuns, paging, paging, reader => SqlRows.ReadRun(_dialect, reader), cancellationToken);
    }
}
