namespace StockStats.ServiceInterface.Ingest.Files;

/// <summary>Counts the bytes that are read of a stream.</summary>
internal sealed class CountedStream(Stream counted) : ForwardStream(counted)
{
    /// <summary>Bytes read so far.</summary>
    public long Count { get; private set; }

    protected override void OnRead(int bytes) => Count += bytes;
}
