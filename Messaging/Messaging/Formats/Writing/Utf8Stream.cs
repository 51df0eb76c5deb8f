using System.IO.Pipelines;

namespace Messaging.Formats.Writing;

/// <summary>
/// A body that is sent while it is written: whoever writes asks after each part whether enough has come together, and waits
/// until the reader has taken it.
/// </summary>
internal sealed class Utf8Stream(PipeWriter pipe, CancellationToken cancellationToken)
{
    /// <summary>Large enough that sending costs little beside writing, small beside the memory of a connection.</summary>
    private const int EnoughBytes = 16 * 1024;

    private long _unsent;

    /// <summary>True once a part of the body should be sent.</summary>
    public bool HasEnough => _unsent >= EnoughBytes;

    public void Write<T>(Utf8Write<T> write, T value)
    {
        var output = new Utf8Output(pipe);
        write(ref output, value);
        _unsent += output.Commit();
    }

    public void Write(ReadOnlySpan<byte> utf8)
    {
        var output = new Utf8Output(pipe);
        output.Write(utf8);
        _unsent += output.Commit();
    }

    /// <summary>Counts bytes that were written to the pipe directly.</summary>
    public void Add(long bytes) => _unsent += bytes;

    /// <summary>Sends what is written, and waits while the reader is slow.</summary>
    public async ValueTask SendAsync()
    {
        _unsent = 0;
        var sent = await pipe.FlushAsync(cancellationToken);
        if (sent.IsCompleted)
            throw new CallerGoneException();
    }
}
