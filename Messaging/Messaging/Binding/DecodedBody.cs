using System.Net;
using Messaging.Errors;

namespace Messaging.Binding;

/// <summary>
/// A body that is decoded while it is read, up to a limit: a small body may decode to a huge one. What cannot be decoded is
/// the caller's fault, and said so.
/// </summary>
internal sealed class DecodedBody(Stream decoder, string coding, long limit) : BodyStream
{
    private long _length;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await DecodeAsync(buffer, cancellationToken);
        _length += count;
        return _length <= limit ? count : throw new UnreadableBodyException(Failures.TooLarge(limit));
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
