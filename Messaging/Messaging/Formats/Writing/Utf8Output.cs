using System.Buffers;
using System.Globalization;
using System.Text.Unicode;

namespace Messaging.Formats.Writing;

/// <summary>
/// Writes UTF-8 into the memory that a pipe hands out. Nothing is seen by the pipe before <see cref="Commit"/> or before the
/// memory is full. Not to be copied.
/// </summary>
internal ref struct Utf8Output(IBufferWriter<byte> target)
{
    /// <summary>More than any number, date or GUID needs.</summary>
    private const int ValueSize = 128;

    private Span<byte> _free = target.GetSpan(ValueSize);
    private int _used;
    private long _committed;

    public void Write(byte character)
    {
        if (_used == _free.Length)
            Renew();
        _free[_used++] = character;
    }

    public void Write(ReadOnlySpan<byte> utf8)
    {
        while (utf8.Length > _free.Length - _used)
        {
            var taken = _free.Length - _used;
            utf8[..taken].CopyTo(_free[_used..]);
            _used += taken;
            utf8 = utf8[taken..];
            Renew();
        }
        utf8.CopyTo(_free[_used..]);
        _used += utf8.Length;
    }

    /// <summary>Writes a text; half of a surrogate pair becomes the replacement character.</summary>
    public void Write(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var status = Utf8.FromUtf16(text, _free[_used..], out var read, out var written);
            _used += written;
            if (status != OperationStatus.DestinationTooSmall)
                return;
            text = text[read..];
            Renew();
        }
    }

    /// <summary>Writes a value in the invariant culture.</summary>
    public void WriteValue<T>(T value, ReadOnlySpan<char> format = default)
        where T : IUtf8SpanFormattable
    {
        int written;
        while (!value.TryFormat(_free[_used..], out written, format, CultureInfo.InvariantCulture))
            Renew();
        _used += written;
    }

    /// <summary>Writes a text in double quotes, the quotes in it doubled.</summary>
    public void WriteQuoted(ReadOnlySpan<char> text)
    {
        Write((byte)'"');
        while (text.IndexOf('"') is >= 0 and var quote)
        {
            Write(text[..(quote + 1)]);
            Write((byte)'"');
            text = text[(quote + 1)..];
        }
        Write(text);
        Write((byte)'"');
    }

    /// <summary>Gives the pipe what was written.</summary>
    /// <returns>The number of bytes, those before included.</returns>
    public long Commit()
    {
        target.Advance(_used);
        _committed += _used;
        _free = [];
        _used = 0;
        return _committed;
    }

    private void Renew()
    {
        target.Advance(_used);
        _committed += _used;
        _free = target.GetSpan(ValueSize);
        _used = 0;
    }
}

/// <summary>Writes a value as text.</summary>
internal delegate void Utf8Write<in T>(ref Utf8Output output, T value);
