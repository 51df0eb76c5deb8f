using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace StockStats.ServiceInterface.Ingest;

/// <summary>
/// Reads a source ahead of whoever stores what it gives, on another thread, so that reading and storing overlap. What is ready goes on
/// together, up to a limit, so that one transaction can take it; nobody waits for a slow source to fill a batch.
/// </summary>
internal static class FetchBatches
{
    /// <summary>Rows after which a batch goes on where nothing else waits to be stored: enough to make a transaction worth its cost.</summary>
    public const int EnoughRows = 10_000;

    /// <summary>Rows after which a batch goes on in any case: while storing takes its time, larger transactions need fewer commits.</summary>
    public const int MostRows = 25_000;

    /// <summary>Results after which a batch goes on.</summary>
    public const int EnoughResults = 1_000;

    /// <summary>Batches that wait to be stored. With the one being stored and the one being read, they bound the memory.</summary>
    private const int Waiting = 2;

    /// <summary>What the source gives, in its order. No batch is empty. What the source throws comes after what it gave before.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<FetchResult>> ReadAsync(
        IPriceProvider source, FetchRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var channel = Channel.CreateBounded<IReadOnlyList<FetchResult>>(new BoundedChannelOptions(Waiting) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => PumpAsync(source.FetchAsync(request, stop.Token), channel, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in channel.Reader.ReadAllAsync(cancellationToken)) yield return batch;
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    /// <summary>Never fails: the error of the source is the channel's last word.</summary>
    private static async Task PumpAsync(
        IAsyncEnumerable<FetchResult> source, Channel<IReadOnlyList<FetchResult>> channel, CancellationToken cancellationToken)
    {
        Exception? error = null;
        try
        {
            await FillAsync(source, channel, cancellationToken);
        }
#pragma warning disable CA1031 // whatever it is, the reader of the channel gets it
        catch (Exception failure)
#pragma warning restore CA1031
        {
            error = failure;
        }

        channel.Writer.Complete(error);
    }

    private static async Task FillAsync(
        IAsyncEnumerable<FetchResult> source, Channel<IReadOnlyList<FetchResult>> channel, CancellationToken cancellationToken)
    {
        List<FetchResult> batch = [];
        var rows = 0;
        try
        {
            await using var results = source.GetAsyncEnumerator(cancellationToken);
            while (true)
            {
                var next = results.MoveNextAsync();
                // While the next result is being made, a batch that somebody waits for need not.
                if (!next.IsCompleted && batch.Count > 0 && channel.Reader.Count == 0 && channel.Writer.TryWrite(batch)) (batch, rows) = ([], 0);
                if (!await next) break;
                batch.Add(results.Current);
                rows += (results.Current as FetchedPrices)?.Prices.Rows.Count ?? 0;
                if (rows < (channel.Reader.Count == 0 ? EnoughRows : MostRows) && batch.Count < EnoughResults) continue;
                await channel.Writer.WriteAsync(batch, cancellationToken);
                (batch, rows) = ([], 0);
            }
        }
        finally
        {
            if (batch.Count > 0) await channel.Writer.WriteAsync(batch, cancellationToken);
        }
    }
}
