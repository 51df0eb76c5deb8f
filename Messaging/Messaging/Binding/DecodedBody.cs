using System.Net;
using Messaging.Errors;

namespace Messaging.Binding;

/// <summary>
/// A body that is decoded while it is read, up to a limit: a small body may decode to a huge one. What cannot be decoded is
/// the caller's fault, and said so.
/// </summary>
internal sealed class DecodedBody(Stream decoder, string coding, long limit) : Stream
{
    private long _length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await DecodeAsync(buffer, cancellationToken);
        _length += count;
        return _length <= limit ? count : throw new UnreadableBodyException(Failures.TooLarge(limit));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            decoder.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask<int> DecodeAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await decoder.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException)
        {
            throw new UnreadableBodyException(
                Failures.For(
                    HttpStatusCode.BadRequest,
                    $"The body is not what its Content-Encoding says: it cannot be decoded as {Excerpt.Of(coding)}."),
                exception);
        }
    }
}
