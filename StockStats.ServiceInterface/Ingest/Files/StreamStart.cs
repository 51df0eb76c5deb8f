using System.Buffers;
using System.IO.Pipelines;

namespace StockStats.ServiceInterface.Ingest.Files;

/// <summary>The first bytes of a stream, and a stream that still has them.</summary>
/// <param name="Head">As many as were asked for, or all there are.</param>
/// <param name="Content">The same content from its first byte. Leaves the stream it was made of open.</param>
internal readonly record struct StreamStart(byte[] Head, Stream Content)
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Looks at the first bytes without taking them.</summary>
    public static async Task<StreamStart> OfAsync(Stream stream, int length, CancellationToken cancellationToken)
    {
        if (!stream.CanSeek) return await OfPipeAsync(stream, length, cancellationToken);
        var head = new byte[length];
        var read = await stream.ReadAtLeastAsync(head, length, throwOnEndOfStream: false, cancellationToken);
        stream.Position = 0;
        return new(head[..read], stream);
    }

    private static async Task<StreamStart> OfPipeAsync(Stream stream, int length, CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(stream, new(bufferSize: BufferSize, leaveOpen: true));
        var read = await pipe.ReadAtLeastAsync(length, cancellationToken);
        var head = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, length)).ToArray();
        pipe.AdvanceTo(read.Buffer.Start);
        return new(head, pipe.AsStream());
    }
}
