namespace StockStats.ServiceInterface.Ingest;

/// <summary>How far a fetch is, for people who wait: bytes of files, or symbols of a provider. Thread-safe.</summary>
public sealed class FetchProgress
{
    private long _done;
    private long _total;

    /// <summary>What is behind, of all there is, in the range [0, 1]; null where nobody knows how much there is.</summary>
    public double? Share => Interlocked.Read(ref _total) is > 0 and var total
        ? Math.Min(1, (double)Interlocked.Read(ref _done) / total)
        : null;

    /// <summary>Says that there is more to do.</summary>
    public void Expect(long more) => Interlocked.Add(ref _total, more);

    /// <summary>Says that more is done.</summary>
    public void Advance(long more) => Interlocked.Add(ref _done, more);
}
