using StockStats.ServiceInterface.Ingest.Formats;

namespace StockStats.ServiceInterface.Ingest.Files;

/// <summary>
/// What comes out of compressed content, up to a multiple of what went in: a small file that unpacks without end would never be read to its end.
/// </summary>
/// <param name="unpacked">What comes out.</param>
/// <param name="compressedBytes">Bytes that went in so far, or will in all.</param>
/// <param name="free">Bytes that may come out of anything.</param>
internal sealed class UnpackedStream(Stream unpacked, Func<long> compressedBytes, long free = UnpackedStream.Free) : ForwardStream(unpacked)
{
    /// <summary>Bytes that may come out of anything unless told otherwise: 64 MiB.</summary>
    public const long Free = 64 * 1024 * 1024;

    /// <summary>Bytes that may come out for each that went in: prices give 3 to 10, the same row over and over up to a thousand.</summary>
    public const int MostForEach = 200;

    private long _taken;

    protected override void OnRead(int bytes)
    {
        _taken += bytes;
        if (_taken > free && _taken / MostForEach > compressedBytes())
        {
            throw ContentRefusedException.NotPrices(
                $"it unpacks to more than {MostForEach} times its size, which prices never do; unpack it yourself if it is what you want");
        }
    }
}
