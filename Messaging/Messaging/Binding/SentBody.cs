namespace Messaging.Binding;

/// <summary>A body as it was sent, which remembers what reading it has failed by.</summary>
internal sealed class SentBody(Stream body) : BodyStream
{
    /// <summary>Null where all reading went well so far.</summary>
    public Exception? Failure { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception exception)
        {
            Failure = exception;
            throw;
        }
    }
}
