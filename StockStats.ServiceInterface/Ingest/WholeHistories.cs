using System.Runtime.CompilerServices;

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

    /// <summary>What the provider gives for each symbol put aside, with the result it had before.</summary>
    public async IAsyncEnumerable<(FetchResult Again, ImportResult Before)> AskAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (_refused.TryDequeue(out var before))
        {
            var whole = request.Fetch with { Symbols = [before.NeedsWholeHistoryOf!], OutputSize = OutputSize.Full, Range = null };
            await foreach (var again in provider.FetchAsync(whole, cancellationToken)) yield return (again, before);
        }
    }
}
