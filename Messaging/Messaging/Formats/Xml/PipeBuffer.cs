using System.Buffers;
using System.IO.Pipelines;

namespace Messaging.Formats.Xml;

/// <summary>
/// What is written to it stays in the pipe's memory, and is sent when the pipe is flushed: so a writer that knows no
/// asynchronous writing never waits for the network.
/// </summary>
internal sealed class PipeBuffer(PipeWriter pipe) : Stream
{
    private long _written;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _written;

    public override long Position
    {
        get => _written;
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        pipe.Write(buffer);
        _written += buffer.Length;
    }

    /// <summary>Nothing: sending is for whoever can wait.</summary>
    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
