using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Ingest;

/// <summary>
/// Keeps the record of one import while it goes on, and shows that it is at work. Left without <see cref="FinishAsync"/>, the run is
/// recorded as failed, or as interrupted where it was cancelled.
/// </summary>
internal sealed class RunRecord : IAsyncDisposable
{
    private readonly RunRecords _records;
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _beating;
    private readonly Lock _gate = new();
    private WriteCounts _counts;
    private int _rejected;
    private string? _problem;
    private bool _finished;

    public RunRecord(RunRecords records, long id, CancellationToken cancellationToken)
    {
        (_records, Id, _cancellationToken) = (records, id, cancellationToken);
        _beating = BeatAsync(_ended.Token);
    }

    /// <summary>The number of the run.</summary>
    public long Id { get; }

    /// <summary>Keeps the rejected rows of a batch.</summary>
    public async Task QuarantineAsync(IReadOnlyList<FetchResult> batch)
    {
        foreach (var fetched in batch.OfType<FetchedPrices>().Where(fetched => fetched.Rejected.Count > 0))
            await _records.Quarantine.AddAsync(Id, fetched.Subject, fetched.Rejected, _cancellationToken);
        foreach (var fetched in batch.OfType<FetchedActions>().Where(fetched => fetched.Rejected.Count > 0))
            await _records.Quarantine.AddAsync(Id, fetched.Subject, fetched.Rejected, _cancellationToken);
    }

    /// <summary>Adds what became of one result.</summary>
    public void Add(ImportResult result)
    {
        lock (_gate)
        {
            _counts += result.Counts;
            _rejected += result.Rejected;
        }

        if (result.Problem is { } problem) Note($"{result.Subject}: {problem}");
    }

    /// <summary>Keeps the first thing that went wrong.</summary>
    public void Note(string problem) => _problem ??= problem;

    public Task FinishAsync(ImportOutcome outcome) => RecordAsync(outcome switch
    {
        ImportOutcome.Done => IngestOutcome.Done,
        ImportOutcome.Partial => IngestOutcome.Partial,
        _ => IngestOutcome.NoPrices,
    });

    public async ValueTask DisposeAsync()
    {
        await StopBeatingAsync();
        if (!_finished)
        {
            try
            {
                await RecordAsync(_cancellationToken.IsCancellationRequested ? IngestOutcome.Interrupted : IngestOutcome.Failed);
            }
            catch (StorageException)
            {
                // The database that made the run fail cannot take its record either; the failure itself is on its way to the caller.
            }
        }

        _ended.Dispose();
    }

    private async Task RecordAsync(IngestOutcome outcome)
    {
        _finished = true;
        await StopBeatingAsync();
        var (counts, rejected) = SoFar();
        await _records.Runs.FinishAsync(Id, outcome, counts, rejected, _problem, CancellationToken.None);
    }

    private async Task BeatAsync(CancellationToken ended)
    {
        using var timer = new PeriodicTimer(IngestRunStore.Heartbeat, _records.Time);
        while (await NextAsync(timer, ended))
        {
            var (counts, rejected) = SoFar();
            try
            {
                await _records.Runs.BeatAsync(Id, counts, rejected, CancellationToken.None);
            }
            catch (StorageException away)
            {
                // The run itself meets the same trouble, or it has passed by the next beat.
                IngestLog.NoHeartbeat(_records.Log, Id, away);
            }
        }
    }

    private static async ValueTask<bool> NextAsync(PeriodicTimer timer, CancellationToken ended)
    {
        try
        {
            return await timer.WaitForNextTickAsync(ended);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task StopBeatingAsync()
    {
        await _ended.CancelAsync();
        await _beating;
    }

    private (WriteCounts Counts, int Rejected) SoFar()
    {
        lock (_gate) return (_counts, _rejected);
    }
}
