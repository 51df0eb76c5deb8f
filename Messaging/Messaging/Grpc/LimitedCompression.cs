using System.IO.Compression;
using Grpc.Core;
using Grpc.Net.Compression;
using Messaging.Binding;

namespace Messaging.Grpc;

/// <summary>
/// Decompresses requests up to a limit. gRPC holds its own against what was sent only, and a small request may decompress to a
/// huge one. What cannot be decompressed is the caller's fault, and said so.
/// </summary>
internal sealed class LimitedCompression(ICompressionProvider inner, int limit) : ICompressionProvider
{
    public string EncodingName => inner.EncodingName;

    public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel) =>
        inner.CreateCompressionStream(stream, compressionLevel);

    public Stream CreateDecompressionStream(Stream stream) =>
        new Decompressed(inner.CreateDecompressionStream(stream), EncodingName, limit);

    private sealed class Decompressed(Stream decompressor, string encoding, int limit) : BodyStream
    {
        private long _length;

        /// <summary>gRPC has the whole of the compressed message by then, so nothing waits here.</summary>
        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = Decompress(buffer.AsSpan(offset, count));
            _length += read;
            return _length <= limit
                ? read
                : throw new RpcException(new(StatusCode.ResourceExhausted, $"The request is larger than {limit} bytes when decompressed."));
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                decompressor.Dispose();
            base.Dispose(disposing);
        }

        private int Decompress(Span<byte> buffer)
        {
            try
            {
                return decompressor.Read(buffer);
            }
            catch (Exception exception) when (exception is InvalidDataException or IOException)
            {
                throw new RpcException(new(StatusCode.InvalidArgument, $"The request cannot be decompressed as {encoding}."));
            }
        }
    }
}
