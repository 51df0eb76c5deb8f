using System.Runtime.ExceptionServices;

namespace StockStats.ServiceInterface.Ingest;

/// <summary>
/// Stores several batches at a time and settles them in the order in which they came. Batches with a symbol in common are stored one after
/// the other, so that the later one wins. Not thread-safe.
/// </summary>
/// <param name="import">Stores a batch.</param>
/// <param name="most">Writes at a time, at least 1.</param>
/// <param name="settle">Told of each result.</param>
internal sealed class WritesInFlight(BatchImport import, int most, Action<ImportResult> settle)
{
    private readonly Queue<Write> _writes = [];

    /// <summary>Begins to store a batch, once there is room for it.</summary>
    public async Task AddAsync(IReadOnlyList<FetchResult> batch, CancellationToken cancellationToken)
    {
        var symbols = batch.Select(SymbolOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        while (_writes.Count >= most || _writes.Any(write => write.Symbols.Overlaps(symbols))) await SettleFirstAsync();
        _writes.Enqueue(new(symbols, Task.Run(() => import.StoreAsync(batch, cancellationToken), CancellationToken.None)));
    }

    /// <summary>Waits for all writes: what one of them stored counts, whatever became of the others. The first failure is thrown in the end.</summary>
    public async Task FinishAsync()
    {
        ExceptionDispatchInfo? failure = null;
        while (_writes.Count > 0)
        {
            try
            {
                await SettleFirstAsync();
            }
#pragma warning disable CA1031 // it is thrown once the other writes are over
            catch (Exception error)
#pragma warning restore CA1031
            {
                failure ??= ExceptionDispatchInfo.Capture(error);
            }
        }

        failure?.Throw();
    }

    private static string? SymbolOf(FetchResult result) => result switch
    {
        FetchedPrices fetched => fetched.Prices.Symbol,
        FetchedActions fetched => fetched.Actions.Symbol,
        _ => null,
    };

    private async Task SettleFirstAsync()
    {
        foreach (var result in await _writes.Dequeue().Results) settle(result);
    }

    private sealed record Write(HashSet<string> Symbols, Task<IReadOnlyList<ImportResult>> Results);
}
