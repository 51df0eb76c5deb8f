using StockStats.ServiceInterface.Storage;
using StockStats.ServiceInterface.Telemetry;

namespace StockStats.ServiceInterface.Ingest;

/// <summary>
/// Carries prices from a provider into the store and keeps a record of the run. Each symbol is stored whole or not at all, and what is
/// stored stays stored whatever comes after it; running again is always safe. Memory does not grow with the size of the source.
/// </summary>
public sealed class Importer(IPriceStore store, RunRecords records)
{
    /// <summary>Runs one import.</summary>
    /// <param name="provider">Where the prices come from.</param>
    /// <param name="request">What to bring in.</param>
    /// <param name="progress">Told of each result once it is settled, in the order of the source.</param>
    /// <param name="cancellationToken">Stops between transactions; the run is recorded as interrupted.</param>
    /// <exception cref="WrongUsageException">
    /// The request cannot be carried out as written. No run is recorded, unless it was before.
    /// </exception>
    /// <exception cref="StorageException">The database is away, locked or full; symbols stored before it went stay stored.</exception>
    public async Task<ImportReport> RunAsync(
        IPriceProvider provider, ImportRequest request, Action<ImportResult> progress, CancellationToken cancellationToken)
    {
        using var span = Tracing.Work("ingest", provider.Name);
        await using var begun = request.Run is null ? null : await records.StartAsync(provider, request, cancellationToken);
        await using var batches = FetchBatches.ReadAsync(provider, request.Fetch, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var more = await BeginAsync(batches, begun);
        await using var made = begun is null ? await records.StartAsync(provider, request, cancellationToken) : null;
        var record = begun ?? made;
        var results = new List<ImportResult>();
        var import = new BatchImport(store, request);
        var wholes = new WholeHistories(provider, request);
        var writes = new WritesInFlight(import, store.WritersAtOnce, result => { if (!wholes.TryTake(result)) Settle(result); });
        try
        {
            for (; more; more = await batches.MoveNextAsync())
            {
                if (record is not null) await record.QuarantineAsync(batches.Current);
                await writes.AddAsync(batches.Current, cancellationToken);
            }
        }
        finally
        {
            await writes.FinishAsync();
        }

        await wholes.AskAsync(StoreAsync, Settle, cancellationToken);
        var report = new ImportReport(results);
        if (record is not null) await record.FinishAsync(report.Outcome);
        return report;

        async Task StoreAsync(FetchResult result)
        {
            if (record is not null) await record.QuarantineAsync([result]);
            foreach (var stored in await import.StoreAsync([result], cancellationToken)) Settle(stored);
        }

        void Settle(ImportResult result)
        {
            results.Add(result);
            record?.Add(result);
            progress(result);
        }
    }

    /// <summary>Whether there is a first batch. A source says with it whether it can carry out what it was asked.</summary>
    private static async Task<bool> BeginAsync(IAsyncEnumerator<IReadOnlyList<FetchResult>> batches, RunRecord? record)
    {
        try
        {
            return await batches.MoveNextAsync();
        }
        catch (WrongUsageException wrong)
        {
            record?.Note(wrong.Message);
            throw;
        }
    }
}
