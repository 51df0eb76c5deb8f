using Messaging.Binding;

namespace Messaging.Overload;

/// <summary>
/// The bytes that the bodies of all requests under way may have together: many senders of large bodies, each within its own limit, would
/// fill the memory. Small bodies of a known length are not counted. Thread-safe.
/// </summary>
internal sealed class BodyRoom(OverloadOptions options, RequestLimits limits, TimeProvider clock, ILogger<BodyRoom> logger)
{
    /// <summary>A connection takes as much anyway.</summary>
    public const int SmallBytes = 64 * 1024;

    private readonly Episode _episode = new(clock);
    private long _taken;

    /// <summary>Bytes that have come of the bodies that are counted.</summary>
    public long Taken => Interlocked.Read(ref _taken);

    /// <summary>Counts the body from now on until the request is answered, where it may be large.</summary>
    /// <param name="request">Its body is not read so far, and decoded where it has to be.</param>
    public void Count(HttpRequest request)
    {
        if (limits.AllBodyBytes is not { } most || (request.ContentLength <= SmallBytes && request.Body is not DecodedBody))
            return;
        var counted = new CountedBody(request.Body, this, most);
        request.HttpContext.Response.RegisterForDispose(counted);
        request.Body = counted;
    }

    private void Take(int bytes, long most)
    {
        if (Interlocked.Add(ref _taken, bytes) <= most)
            return;
        if (_episode.Begins())
            Log.BodiesTooLarge(logger, most);
        throw new UnreadableBodyException(ServiceGate.Overloaded(options));
    }

    private sealed class CountedBody(Stream body, BodyRoom room, long most) : BodyStream
    {
        private long _length;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = await body.ReadAsync(buffer, cancellationToken);
            _length += count;
            room.Take(count, most);
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                Interlocked.Add(ref room._taken, -Interlocked.Exchange(ref _length, 0));
            base.Dispose(disposing);
        }
    }
}
