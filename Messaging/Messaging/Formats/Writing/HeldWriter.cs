using System.Buffers;
using System.IO.Pipelines;

namespace Messaging.Formats.Writing;

/// <summary>
/// Holds back the beginning of an answer: one that ends within it is sent with its length, in one piece, instead of in chunks with an end
/// of their own. A longer one is passed on as it comes.
/// </summary>
internal sealed class HeldWriter(HttpResponse response) : PipeWriter, IDisposable
{
    /// <summary>Bytes of an answer that is sent in one piece, at most.</summary>
    public const int MostHeld = 16 * 1024;

    private readonly PipeWriter _output = response.BodyWriter;
    private byte[] _held = ArrayPool<byte>.Shared.Rent(MostHeld);
    private int _length;
    private bool _isPassing;

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => _isPassing ? _output.UnflushedBytes : _length;

    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_isPassing)
            return _output.GetMemory(sizeHint);
        MakeRoom(Math.Max(sizeHint, 1));
        return _held.AsMemory(_length);
    }

    public override Span<byte> GetSpan(int sizeHint = 0) => _isPassing ? _output.GetSpan(sizeHint) : GetMemory(sizeHint).Span;

    public override void Advance(int bytes)
    {
        if (_isPassing)
            _output.Advance(bytes);
        else
            _length += bytes;
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (_isPassing)
            return CheckAsync(_output.FlushAsync(cancellationToken));
        return _length <= MostHeld ? default : PassAsync(cancellationToken);
    }

    /// <summary>Sends what is held, as the whole of the answer, where nothing was passed on.</summary>
    public async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        if (_isPassing)
            return;
        response.ContentLength = _length;
        await _output.WriteAsync(_held.AsMemory(0, _length), cancellationToken);
    }

    public override void CancelPendingFlush() => _output.CancelPendingFlush();

    /// <summary>The response is ended by the server.</summary>
    public override void Complete(Exception? exception = null)
    {
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(Interlocked.Exchange(ref _held, []));

    private async ValueTask<FlushResult> PassAsync(CancellationToken cancellationToken)
    {
        _isPassing = true;
        // Started, the response hands out the connection's own memory to write into, instead of memory that is copied there.
        await response.StartAsync(cancellationToken);
        return await CheckAsync(_output.WriteAsync(_held.AsMemory(0, _length), cancellationToken));
    }

    private static async ValueTask<FlushResult> CheckAsync(ValueTask<FlushResult> flush)
    {
        var sent = await flush;
        return sent.IsCompleted ? throw new CallerGoneException() : sent;
    }

    private void MakeRoom(int size)
    {
        if (_held.Length - _length >= size)
            return;
        var larger = ArrayPool<byte>.Shared.Rent(_length + size);
        _held.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_held);
        _held = larger;
    }
}
