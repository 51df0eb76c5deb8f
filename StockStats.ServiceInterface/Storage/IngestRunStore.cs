using System.Data.Common;
using Dapper;

namespace StockStats.ServiceInterface.Storage;

/// <summary>
/// The record of ingest runs. What is given is kept as it is: callers redact keys before. Fails with <see cref="StorageException"/>
/// as <see cref="IPriceStore"/> does. Thread-safe.
/// </summary>
public sealed class IngestRunStore
{
    /// <summary>How often a run at work shows a sign of life.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    /// <summary>Time without a sign of life after which a run counts as dead. Clocks of several machines may differ by less.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private const string Dead = "The program ended in the middle of the run, or lost the database. What it had stored stays stored; run it again.";

    private readonly SqlDialect _dialect;
    private readonly TimeProvider _clock;

    internal IngestRunStore(SqlDialect dialect, TimeProvider clock, RunMetrics metrics) =>
        (_dialect, _clock, Metrics) = (dialect, clock, metrics);

    /// <summary>Counts what runs of this process did.</summary>
    internal RunMetrics Metrics { get; }

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
            var id = await InsertAsync(transaction, provider, symbols, startedBy, cancellationToken);
            await _dialect.CommitAsync(transaction);
            return id;
        }, cancellationToken);

    /// <summary>Records that a run begins, unless one of the same provider is at work in any process.</summary>
    /// <param name="provider">Name of the provider.</param>
    /// <param name="symbols">What is asked for, for people.</param>
    /// <param name="startedBy">Who or what started it.</param>
    /// <param name="cancellationToken">Stops before anything is recorded.</param>
    /// <returns>The number of the run that begins, or of the one at work.</returns>
    public Task<RunStart> TryStartAsync(string provider, string symbols, string startedBy, CancellationToken cancellationToken) =>
        _dialect.RunAsync(async connection =>
        {
            await using var transaction = await _dialect.BeginWriteAsync(connection, cancellationToken);
            await connection.ExecuteAsync(new(SqlText.LockCounter, parameters: null, transaction, cancellationToken: cancellationToken));
            var asked = new { provider, running = IngestOutcomes.Name(IngestOutcome.Running), alive = _dialect.Encode(_clock.GetUtcNow() - Patience) };
            var atWork = await connection.ExecuteScalarAsync<long?>(new(SqlText.SelectRunAtWork, asked, transaction, cancellationToken: cancellationToken));
            if (atWork is { } other) return new RunStart(other, Begins: false);
            var id = await InsertAsync(transaction, provider, symbols, startedBy, cancellationToken);
            await _dialect.CommitAsync(transaction);
            return new RunStart(id, Begins: true);
        }, cancellationToken);

    /// <summary>Shows that a run is at work, and how far it is. Of a run that has ended, nothing is changed.</summary>
    /// <param name="id">The number of the run.</param>
    /// <param name="counts">What became of the valid rows so far.</param>
    /// <param name="rejected">Rows that broke a rule so far.</param>
    /// <param name="cancellationToken">Stops before anything is recorded.</param>
    public Task BeatAsync(long id, WriteCounts counts, long rejected, CancellationToken cancellationToken)
    {
        var values = new
        {
            id,
            now = _dialect.Encode(_clock.GetUtcNow()),
            inserted = counts.Inserted,
            updated = counts.Updated,
            unchanged = counts.Unchanged,
            rejected,
            running = IngestOutcomes.Name(IngestOutcome.Running),
        };
        return _dialect.RunAsync(
            connection => connection.ExecuteAsync(new(SqlText.BeatRun, values, cancellationToken: cancellationToken)), cancellationToken);
    }

    /// <summary>Records the runs whose process died as interrupted, at the time of their last sign of life.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> EndDeadAsync(CancellationToken cancellationToken)
    {
        var values = new
        {
            interrupted = IngestOutcomes.Name(IngestOutcome.Interrupted),
            running = IngestOutcomes.Name(IngestOutcome.Running),
            alive = _dialect.Encode(_clock.GetUtcNow() - Patience),
            message = Dead,
        };
        return _dialect.RunAsync(
            connection => connection.ExecuteAsync(new(SqlText.EndDeadRuns, values, cancellationToken: cancellationToken)), cancellationToken);
    }

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
        Metrics.Finish(outcome, counts, rejected);
    }

    /// <summary>Whether a run of a provider ever came to its end, with whatever outcome but a failure.</summary>
    public Task<bool> HasEndedAsync(string provider, CancellationToken cancellationToken)
    {
        string[] outcomes = [.. ((IngestOutcome[])[IngestOutcome.Done, IngestOutcome.Partial, IngestOutcome.NoPrices]).Select(IngestOutcomes.Name)];
        return _dialect.RunAsync(
            async connection => await connection.ExecuteScalarAsync<long>(
                new(SqlText.CountEndedRuns, new { provider, outcomes }, cancellationToken: cancellationToken)) > 0,
            cancellationToken);
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

    private async Task<long> InsertAsync(
        DbTransaction transaction, string provider, string symbols, string startedBy, CancellationToken cancellationToken)
    {
        var values = new
        {
            startedBy,
            provider,
            symbols,
            startedAt = _dialect.Encode(_clock.GetUtcNow()),
            outcome = IngestOutcomes.Name(IngestOutcome.Running),
        };
        var connection = transaction.Connection!;
        await connection.ExecuteAsync(new(SqlText.InsertRun, values, transaction, cancellationToken: cancellationToken));
        return await connection.ExecuteScalarAsync<long>(
            new(_dialect.LastInsertedId, parameters: null, transaction, cancellationToken: cancellationToken));
    }
}

/// <summary>Whether a run begins.</summary>
/// <param name="Id">Its number, or the number of the run that is at work instead.</param>
/// <param name="Begins">False where another run of the same provider is at work.</param>
public sealed record RunStart(long Id, bool Begins);
