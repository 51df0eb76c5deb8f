namespace StockStats.ServiceInterface.Ingest;

/// <summary>
/// Asks a provider once more for symbols of which only the whole history can be stored, after everything else. Not thread-safe.
/// </summary>
internal sealed class WholeHistories(IPriceProvider provider, ImportRequest request)
{
    private readonly Queue<ImportResult> _refused = [];

    /// <summary>Files hold what they hold, and what gave the whole history already has no more to give.</summary>
    private bool HasMore => request.Fetch is { Path: null, Symbols.Count: > 0, OutputSize: not OutputSize.Full };

    /// <summary>Puts a result aside where asking again may better it.</summary>
    public bool TryTake(ImportResult result)
    {
        if (result.NeedsWholeHistoryOf is null || !HasMore) return false;
        _refused.Enqueue(result);
        return true;
    }

    /// <summary>Asks for each symbol put aside. One of which there are no prices keeps the result it had, with the reason.</summary>
    /// <param name="store">Takes what the provider gives.</param>
    /// <param name="settle">Told of each result.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task AskAsync(Func<FetchResult, Task> store, Action<ImportResult> settle, CancellationToken cancellationToken)
    {
        while (_refused.TryDequeue(out var before))
        {
            var whole = request.Fetch with { Symbols = [before.NeedsWholeHistoryOf!], OutputSize = OutputSize.Full, Range = null };
            var (hasPrices, reason) = (false, "");
            await foreach (var result in provider.FetchAsync(whole, cancellationToken))
            {
                hasPrices |= result is FetchedPrices;
                if (result is FetchRefused refused) reason = $" Its whole history was asked for, and not given: {refused.Message}";
                else await store(result);
            }

            if (!hasPrices) settle(before with { Problem = before.Problem + reason });
        }
    }
}
