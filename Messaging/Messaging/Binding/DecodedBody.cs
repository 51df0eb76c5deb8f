using System.Net;
using Messaging.Errors;

namespace Messaging.Binding;

/// <summary>
/// A body that is decoded while it is read, up to a limit: a small body may decode to a huge one. What cannot be decoded is
/// the caller's fault, and said so.
/// </summary>
internal sealed class DecodedBody : BodyStream
{
    private readonly string _coding;
    private readonly long _limit;
    private readonly SentBody _sent;
    private readonly Stream _decoder;
    private long _length;

    /// <param name="body">As sent; left open.</param>
    /// <param name="open">Makes what decodes a stream, leaving that open.</param>
    /// <param name="coding">As the caller calls it.</param>
    /// <param name="limit">Bytes that may be decoded.</param>
    public DecodedBody(Stream body, Func<Stream, Stream> open, string coding, long limit)
    {
        (_coding, _limit) = (coding, limit);
        _sent = new(body);
        _decoder = open(_sent);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await DecodeAsync(buffer, cancellationToken);
        _length += count;
        return _length <= _limit ? count : throw new UnreadableBodyException(Failures.TooLarge(_limit));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _decoder.Dispose();
            _sent.Dispose();
        }
        base.Dispose(disposing);
    }

    private async ValueTask<int> DecodeAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await _decoder.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception exception) when (IsOfDecoder(exception))
        {
            throw new UnreadableBodyException(
                Failures.For(
                    HttpStatusCode.BadRequest,
                    $"The body is not what its Content-Encoding says: it cannot be decoded as {Excerpt.Of(_coding)}."),
                exception);
        }
    }

    /// <summary>A decoder throws kinds of exceptions that reading what was sent may throw too.</summary>
    private bool IsOfDecoder(Exception exception) =>
        exception is InvalidDataException or InvalidOperationException or IOException && exception != _sent.Failure;
}
