using System.Buffers;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>Reads UTF-8 line by line in a fixed piece of memory, without its byte order mark. Not thread-safe.</summary>
internal sealed class ByteLines(Stream content) : IDisposable
{
    /// <summary>Longest line, in bytes.</summary>
    private const int Longest = 64 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Longest);
    private int _start;
    private int _end;
    private int _length;
    private bool _isOver;

    /// <summary>The line, without its end; holds until the next one is read.</summary>
    public ReadOnlySpan<byte> Current => _buffer.AsSpan(_start, _length);

    /// <summary>The line's number, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Goes on to the next line.</summary>
    /// <exception cref="ContentRefusedException">It is too long.</exception>
    public bool Read()
    {
        if (Number > 0) _start = Math.Min(_start + _length + 1, _end);
        Number++;
        var seen = 0;
        while (true)
        {
            var at = _buffer.AsSpan(_start + seen, _end - _start - seen).IndexOf((byte)'\n');
            if (at >= 0 || _isOver)
            {
                _length = at >= 0 ? seen + at : _end - _start;
                return at >= 0 || _length > 0;
            }

            seen = _end - _start;
            Fill();
        }
    }

    public void Dispose()
    {
        if (_buffer.Length > 0) ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private void Fill()
    {
        _buffer.AsSpan(_start.._end).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length) throw ContentRefusedException.NotPrices($"line {Number} is longer than {_buffer.Length} bytes");
        var read = content.ReadAtLeast(_buffer.AsSpan(_end), 1, throwOnEndOfStream: false);
        _isOver = read == 0;
        var isFirst = Number == 1 && _end == 0;
        _end += read;
        if (isFirst) SkipByteOrderMark();
    }

    private void SkipByteOrderMark()
    {
        while (_end < "\uFEFF"u8.Length && content.Read(_buffer.AsSpan(_end)) is > 0 and var read) _end += read;
        if (_buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8)) _start = "\uFEFF"u8.Length;
    }
}
