using StockStats.ServiceInterface.Ingest.Checks;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceInterface.Storage.Guard;

namespace StockStats.ServiceInterface.Ingest;

/// <summary>Stores what a source gave, several symbols in one transaction, and says what became of each.</summary>
internal sealed class BatchImport(IPriceStore store, ImportRequest request)
{
    private readonly ActionImport _actions = new(store, request);

    /// <summary>Stores a batch; a symbol that comes twice in it is stored once after the other.</summary>
    /// <returns>What became of each result, in the order of the batch.</returns>
    public async Task<IReadOnlyList<ImportResult>> StoreAsync(IReadOnlyList<FetchResult> batch, CancellationToken cancellationToken)
    {
        List<ImportResult> results = [];
        for (var start = 0; start < batch.Count;)
        {
            var end = EndOfDistinct(batch, start);
            var writes = await WriteAsync([.. batch.Skip(start).Take(end - start)], cancellationToken);
            for (; start < end; start++)
            {
                results.Add(batch[start] is FetchedActions actions
                    ? await _actions.StoreAsync(actions, cancellationToken)
                    : ResultOf(batch[start], writes));
            }
        }

        return results;
    }

    /// <summary>Where the first symbol comes again.</summary>
    private static int EndOfDistinct(IReadOnlyList<FetchResult> batch, int start)
    {
        var symbols = new HashSet<string>(StringComparer.Ordinal);
        var end = start;
        while (end < batch.Count && (batch[end] is not FetchedPrices fetched || symbols.Add(fetched.Prices.Symbol))) end++;
        return end;
    }

    private HistoryRule Rule => request.Force ? HistoryRule.Forced : HistoryRule.Guarded;

    private async Task<Dictionary<string, SymbolWrite>> WriteAsync(IReadOnlyList<FetchResult> results, CancellationToken cancellationToken)
    {
        SymbolPrices[] prices = [.. results.OfType<FetchedPrices>().Where(IsTaken).Select(fetched => fetched.Prices)];
        var writes = request.DryRun
            ? prices.Select(symbol => new SymbolWrite(symbol.Symbol, new(symbol.Rows.Count, 0, 0), null))
            : prices.Length == 0 ? [] : await store.WriteAsync(prices, Rule, cancellationToken);
        await RememberAsync(results.OfType<FetchedPrices>(), writes, cancellationToken);
        return writes.ToDictionary(write => write.Symbol, StringComparer.Ordinal);
    }

    /// <summary>So that nobody asks again for what has just come. Lost without harm: it is then asked for once more.</summary>
    private async Task RememberAsync(IEnumerable<FetchedPrices> fetched, IEnumerable<SymbolWrite> writes, CancellationToken cancellationToken)
    {
        var stored = writes.Where(write => write.Conflict is null).Select(write => write.Symbol).ToHashSet(StringComparer.Ordinal);
        foreach (var prices in fetched)
        {
            if (!request.DryRun && prices.AsOf is { } asOf && stored.Contains(prices.Prices.Symbol))
                await store.RememberPricesAsync(prices.Prices.Symbol, asOf, cancellationToken);
        }
    }

    private bool IsTaken(FetchedPrices fetched) => fetched.RejectedCount == 0 || request.OnError == OnError.Skip;

    private static ImportResult ResultOf(FetchResult result, Dictionary<string, SymbolWrite> writes) => result switch
    {
        FetchSkipped skipped => new(skipped.Subject, default, 0, 0, null) { Note = skipped.Note, Warnings = skipped.Warnings },
        FetchRefused refused => new(refused.Subject, default, 0, 0, refused.Message, refused.Kind),
        FetchedPrices fetched when !writes.TryGetValue(fetched.Prices.Symbol, out var write) =>
            NothingStored(fetched, $"{RowsRejected(fetched)}; nothing of it is stored (--on-error skip stores the other rows)"),
        FetchedPrices fetched when writes[fetched.Prices.Symbol].Conflict is { } conflict => NotTaken(fetched, conflict),
        FetchedPrices fetched => WithHistory(Stored(fetched, writes[fetched.Prices.Symbol].Counts), writes[fetched.Prices.Symbol].History),
        _ => throw new ArgumentException($"{result.GetType().Name} is not a result an importer knows.", nameof(result)),
    };

    private static ImportResult Stored(FetchedPrices fetched, WriteCounts counts) => new(
        fetched.Subject,
        counts with { Unchanged = counts.Unchanged + fetched.Duplicates },
        fetched.RejectedCount,
        fetched.Rounded,
        fetched.RejectedCount > 0 ? RowsRejected(fetched) : null,
        FirstRejected: FirstRejected(fetched))
    {
        Warnings = fetched.Warnings,
        Source = fetched.Prices.Source,
        Basis = fetched.Prices.Basis,
    };

    private static ImportResult WithHistory(ImportResult result, HistoryNote? history) =>
        history is null ? result : result with { Warnings = [.. HistoryWarnings.Of(history), .. result.Warnings] };

    private static ImportResult NotTaken(FetchedPrices fetched, WriteConflict conflict) => NothingStored(fetched, conflict.Message) with
    {
        NeedsWholeHistoryOf = conflict is HistoryConflict { NeedsWholeHistory: true } ? conflict.Symbol : null,
    };

    private static ImportResult NothingStored(FetchedPrices fetched, string problem) =>
        new(fetched.Subject, default, fetched.Received, 0, problem, FirstRejected: FirstRejected(fetched))
        {
            Source = fetched.Prices.Source,
            Basis = fetched.Prices.Basis,
        };

    private static RejectedRow? FirstRejected(FetchedPrices fetched) => fetched.Rejected is [var first, ..] ? first : null;

    private static string RowsRejected(FetchedPrices fetched) =>
        FormattableString.Invariant($"{fetched.RejectedCount} of {fetched.Received} rows rejected");
}
