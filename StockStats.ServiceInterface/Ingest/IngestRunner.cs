using Microsoft.Extensions.Logging;
using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Ingest;

/// <summary>
/// Runs ingests in the background of a server, one at a time over all servers of a database. Thread-safe.
/// </summary>
/// <param name="importer">Carries the prices into the store.</param>
/// <param name="runs">The records of runs.</param>
/// <param name="provider">Where the prices come from, made for the first run: most servers start none for hours.</param>
/// <param name="log">Told of each run's beginning and end.</param>
public sealed class IngestRunner(Importer importer, IngestRunStore runs, Lazy<IPriceProvider> provider, ILogger<IngestRunner> log) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _starting = new(1, 1);
    private Task _current = Task.CompletedTask;

    /// <summary>Begins an ingest and does not wait for its end.</summary>
    /// <param name="request">What to bring in from the provider.</param>
    /// <param name="startedBy">Who or what starts it, as the record says it.</param>
    /// <param name="cancellationToken">Stops before anything has begun.</param>
    /// <returns>The number of the run that begins, or of the one at work instead.</returns>
    /// <exception cref="StorageException">The database cannot take the record of the run.</exception>
    public async Task<RunStart> StartAsync(ImportRequest request, string startedBy, CancellationToken cancellationToken)
    {
        await _starting.WaitAsync(cancellationToken);
        try
        {
            var symbols = RunRecords.SubjectOf(request.Fetch);
            var start = await runs.TryStartAsync(provider.Value.Name, symbols, startedBy, cancellationToken);
            if (!start.Begins) return start;
            IngestLog.RunBegins(log, start.Id, startedBy, provider.Value.Name, symbols);
            // A run that the record holds for dead may still be about to find that out.
            var before = _current;
            _current = Task.Run(async () =>
            {
                await before;
                await RunAsync(request with { Run = start.Id });
            }, CancellationToken.None);
            return start;
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>Waits until no run is at work.</summary>
    public Task WhenIdleAsync() => _current;

    /// <summary>Stops the run at work between two transactions, and waits until it is recorded as interrupted.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _current;
    }

    public void Dispose()
    {
        _stop.Dispose();
        _starting.Dispose();
    }

    /// <summary>Never fails: nobody waits for it but the end of the program.</summary>
    private async Task RunAsync(ImportRequest request)
    {
        var run = request.Run!.Value;
        try
        {
            var report = await importer.RunAsync(provider.Value, request, _ => { }, _stop.Token);
            var (inserted, updated, unchanged) = report.Counts;
            IngestLog.RunOver(log, run, report.Outcome, inserted, updated, unchanged, report.Rejected);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            IngestLog.RunStopped(log, run);
        }
#pragma warning disable CA1031 // whatever it is, the log and the record of the run have it
        catch (Exception failure)
#pragma warning restore CA1031
        {
            IngestLog.RunFailed(log, run, failure);
        }
    }
}
