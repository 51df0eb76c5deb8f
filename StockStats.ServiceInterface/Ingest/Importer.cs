using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Ingest;

/// <summary>
/// Carries prices from a provider into the store, symbol by symbol, and keeps a record of the run. What is stored stays stored
/// whatever comes after it; running again is always safe.
/// </summary>
public sealed class Importer(IPriceStore store, IngestRunStore runs, QuarantineStore quarantine)
{
    /// <summary>Runs one import.</summary>
    /// <param name="provider">Where the prices come from.</param>
    /// <param name="request">What to bring in.</param>
    /// <param name="progress">Told of each result as it comes.</param>
    /// <param name="cancellationToken">Stops between symbols; the run is recorded as interrupted.</param>
    /// <exception cref="WrongUsageException">The request cannot be carried out as written. No run is recorded.</exception>
    /// <exception cref="StorageException">The database is away, locked or full; symbols stored before it went stay stored.</exception>
    public async Task<ImportReport> RunAsync(
        IPriceProvider provider, ImportRequest request, Action<ImportResult> progress, CancellationToken cancellationToken)
    {
        await using var source = provider.FetchAsync(request.Fetch, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var more = await source.MoveNextAsync();
        await using var record = request.DryRun
            ? null
            : await RunRecord.StartAsync(runs, quarantine, provider.Name, request.Fetch, cancellationToken);
        var results = new List<ImportResult>();
        for (; more; more = await source.MoveNextAsync())
        {
            if (record is not null && source.Current is FetchedPrices { Rejected.Count: > 0 } rejected) await record.QuarantineAsync(rejected);
            var result = await TakeAsync(source.Current, request, cancellationToken);
            results.Add(result);
            record?.Add(result);
            progress(result);
        }

        var report = new ImportReport(results);
        if (record is not null) await record.FinishAsync(report.Outcome);
        return report;
    }

    private Task<ImportResult> TakeAsync(FetchResult fetched, ImportRequest request, CancellationToken cancellationToken) => fetched switch
    {
        FetchRefused refused => Task.FromResult(new ImportResult(refused.Subject, default, 0, 0, refused.Message, refused.Kind)),
        FetchedPrices prices => StoreAsync(prices, request, cancellationToken),
        _ => throw new ArgumentException($"{fetched.GetType().Name} is not a result an importer knows.", nameof(fetched)),
    };

    private async Task<ImportResult> StoreAsync(FetchedPrices fetched, ImportRequest request, CancellationToken cancellationToken)
    {
        if (fetched.Rejected.Count > 0 && request.OnError == OnError.Reject)
            return NothingStored(fetched, $"{RowsRejected(fetched)}; nothing of it is stored (--on-error skip stores the other rows)");
        try
        {
            var counts = request.DryRun ? new(fetched.Prices.Rows.Count, 0, 0) : await store.WriteAsync(fetched.Prices, cancellationToken);
            return new(
                fetched.Subject,
                counts with { Unchanged = counts.Unchanged + fetched.Duplicates },
                fetched.Rejected.Count,
                fetched.Rounded,
                fetched.Rejected.Count > 0 ? RowsRejected(fetched) : null,
                FirstRejected: FirstRejected(fetched));
        }
        catch (BasisConflictException conflict)
        {
            return NothingStored(fetched, conflict.Message);
        }
    }

    private static ImportResult NothingStored(FetchedPrices fetched, string problem) =>
        new(fetched.Subject, default, Received(fetched), 0, problem, FirstRejected: FirstRejected(fetched));

    private static RejectedRow? FirstRejected(FetchedPrices fetched) => fetched.Rejected is [var first, ..] ? first : null;

    private static string RowsRejected(FetchedPrices fetched) =>
        FormattableString.Invariant($"{fetched.Rejected.Count} of {Received(fetched)} rows rejected");

    private static int Received(FetchedPrices fetched) => fetched.Prices.Rows.Count + fetched.Rejected.Count + fetched.Duplicates;
}
