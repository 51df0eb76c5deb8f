using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Ingest;

/// <summary>
/// Keeps the record of one import while it goes on. Left without <see cref="FinishAsync"/>, the run is recorded as failed, or as
/// interrupted where it was cancelled.
/// </summary>
internal sealed class RunRecord : IAsyncDisposable
{
    private readonly IngestRunStore _runs;
    private readonly QuarantineStore _quarantine;
    private readonly long _id;
    private readonly CancellationToken _cancellationToken;
    private WriteCounts _counts;
    private int _rejected;
    private string? _problem;
    private bool _finished;

    private RunRecord(IngestRunStore runs, QuarantineStore quarantine, long id, CancellationToken cancellationToken) =>
        (_runs, _quarantine, _id, _cancellationToken) = (runs, quarantine, id, cancellationToken);

    public static async Task<RunRecord> StartAsync(
        IngestRunStore runs, QuarantineStore quarantine, string provider, FetchRequest fetch, CancellationToken cancellationToken)
    {
        var subject = fetch.Path ?? string.Join(',', fetch.Symbols);
        return new(runs, quarantine, await runs.StartAsync(provider, subject, "task", cancellationToken), cancellationToken);
    }

    /// <summary>Keeps the rejected rows of a batch.</summary>
    public async Task QuarantineAsync(IReadOnlyList<FetchResult> batch)
    {
        foreach (var fetched in batch.OfType<FetchedPrices>().Where(fetched => fetched.Rejected.Count > 0))
            await _quarantine.AddAsync(_id, fetched.Subject, fetched.Rejected, _cancellationToken);
    }

    /// <summary>Adds what became of one result.</summary>
    public void Add(ImportResult result)
    {
        _counts += result.Counts;
        _rejected += result.Rejected;
        if (result.Problem is { } problem) _problem ??= $"{result.Subject}: {problem}";
    }

    public Task FinishAsync(ImportOutcome outcome) => RecordAsync(outcome switch
    {
        ImportOutcome.Done => IngestOutcome.Done,
        ImportOutcome.Partial => IngestOutcome.Partial,
        _ => IngestOutcome.NoPrices,
    });

    public async ValueTask DisposeAsync()
    {
        if (_finished) return;
        try
        {
            await RecordAsync(_cancellationToken.IsCancellationRequested ? IngestOutcome.Interrupted : IngestOutcome.Failed);
        }
        catch (StorageException)
        {
            // The database that made the run fail cannot take its record either; the failure itself is on its way to the caller.
        }
    }

    private Task RecordAsync(IngestOutcome outcome)
    {
        _finished = true;
        return _runs.FinishAsync(_id, outcome, _counts, _rejected, _problem, CancellationToken.None);
    }
}
