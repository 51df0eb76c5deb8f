using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Posting;

/// <summary>Carries the prices of one request into the store, and keeps a record of it among the ingest runs. Thread-safe.</summary>
public sealed class PostedPriceWriter(IPriceStore store, IngestRunStore runs)
{
    /// <summary>The symbols that hold prices of another basis than the request's.</summary>
    internal async Task<IReadOnlyList<BasisConflict>> FindConflictsAsync(IEnumerable<SymbolPrices> batch, CancellationToken cancellationToken)
    {
        List<BasisConflict> conflicts = [];
        foreach (var prices in batch)
        {
            var stored = await store.FindSymbolAsync(prices.Symbol, cancellationToken);
            if (stored is not null && stored.Basis != prices.Basis) conflicts.Add(new(prices.Symbol, stored.Basis, prices.Basis));
        }

        return conflicts;
    }

    /// <summary>Writes all symbols in one transaction.</summary>
    /// <param name="symbols">At least one.</param>
    /// <param name="report">Takes what became of them.</param>
    /// <param name="caller">Who sent them.</param>
    /// <param name="cancellationToken">Stores nothing.</param>
    /// <returns>The symbols that were left out, since they hold prices of another basis.</returns>
    internal async Task<IReadOnlyList<BasisConflict>> WriteAsync(
        IReadOnlyList<PostedSymbol> symbols, StoreReport report, Caller caller, CancellationToken cancellationToken)
    {
        SymbolPrices[] batch = [.. symbols.Select(symbol => symbol.Prices)];
        var names = Excerpt.Of(string.Join(',', batch.Select(prices => prices.Symbol)));
        var run = await runs.StartAsync(PostedRows.Source, names, caller.Name, cancellationToken);
        var outcome = IngestOutcome.Failed;
        try
        {
            var writes = await store.WriteAsync(batch, cancellationToken);
            foreach (var (symbol, write) in symbols.Zip(writes)) report.Add(symbol, write);
            outcome = report.Rejected.Count == 0 ? IngestOutcome.Done : IngestOutcome.Partial;
            return [.. writes.Select(write => write.Conflict).OfType<BasisConflict>()];
        }
        finally
        {
            await FinishAsync(run, cancellationToken.IsCancellationRequested && outcome == IngestOutcome.Failed ? IngestOutcome.Interrupted : outcome, report);
        }
    }

    /// <summary>What is stored is stored: the answer says so whether or not its record could be completed.</summary>
    private async Task FinishAsync(long run, IngestOutcome outcome, StoreReport report)
    {
        try
        {
            var first = report.Rejected is [var row, ..] ? FormattableString.Invariant($"row {row.Line}: {row.Message}") : null;
            await runs.FinishAsync(run, outcome, report.Counts, report.Rejected.Count, first, CancellationToken.None);
        }
        catch (StorageException)
        {
            // The run stays recorded as one that ended without a word.
        }
    }
}
