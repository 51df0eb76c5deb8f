using System.Buffers;
using System.Buffers.Text;
using System.Text;
using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Storage.MySql;

/// <summary>
/// Bars as the text that LOAD DATA reads: a line a bar, tabs between its columns in the order of <see cref="SqlText.BarParameters"/>,
/// \N for NULL. Lines are made when they are read, into the buffer they are sent from.
/// </summary>
internal sealed class BarTextStream(IReadOnlyList<BarWrite> writes) : Stream
{
    /// <summary>Most bytes between symbol and source: date, five prices, volume, flag and what stands between them.</summary>
    private const int LongestMiddle = 256;

    private static readonly StandardFormat SixDigits = new('D', Price.Decimals);

    private int _write;
    private int _bar;
    private byte[] _start = [];
    private byte[] _end = [];

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>Fills the buffer with whole lines.</summary>
    /// <exception cref="ArgumentException">The buffer is too small for the next line.</exception>
    public override int Read(Span<byte> buffer)
    {
        var used = 0;
        while (NextBar() is { } bar)
        {
            if (buffer.Length - used < _start.Length + LongestMiddle + _end.Length)
                return used > 0 ? used : throw new ArgumentException("The buffer holds no line.", nameof(buffer));
            used += WriteLine(buffer[used..], bar);
            _bar++;
        }

        return used;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer, offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Read(buffer.Span));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>The bar to write next, with the start and the end of its line made; null past the last.</summary>
    private Bar? NextBar()
    {
        while (_write < writes.Count && _bar == writes[_write].Bars.Count) (_write, _bar) = (_write + 1, 0);
        if (_write == writes.Count) return null;
        if (_bar == 0)
        {
            _start = Encoding.UTF8.GetBytes(Escape(writes[_write].Symbol) + "\t");
            _end = Encoding.UTF8.GetBytes("\t" + Escape(writes[_write].Source) + "\n");
        }

        return writes[_write].Bars[_bar];
    }

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\t", "\\t", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\0", "\\0", StringComparison.Ordinal);

    private int WriteLine(Span<byte> line, in Bar bar)
    {
        _start.CopyTo(line);
        var used = _start.Length;
        used += WriteDate(line[used..], bar.Date);
        used += WritePrice(line[used..], bar.Open);
        used += WritePrice(line[used..], bar.High);
        used += WritePrice(line[used..], bar.Low);
        used += WritePrice(line[used..], bar.Close);
        used += WriteVolume(line[used..], bar.Volume);
        used += WritePrice(line[used..], bar.AdjustedClose);
        line[used++] = bar.Provisional ? (byte)'1' : (byte)'0';
        _end.CopyTo(line[used..]);
        return used + _end.Length;
    }

    private static int WriteDate(Span<byte> text, DateOnly date)
    {
        var (year, month, day) = date;
        (text[0], text[1]) = ((byte)('0' + year / 1000), (byte)('0' + year / 100 % 10));
        (text[2], text[3]) = ((byte)('0' + year / 10 % 10), (byte)('0' + year % 10));
        (text[4], text[5], text[6]) = ((byte)'-', (byte)('0' + month / 10), (byte)('0' + month % 10));
        (text[7], text[8], text[9]) = ((byte)'-', (byte)('0' + day / 10), (byte)('0' + day % 10));
        text[10] = (byte)'\t';
        return 11;
    }

    private static int WritePrice(Span<byte> text, Price? price)
    {
        if (price is not { Millionths: var millionths })
        {
            "\\N\t"u8.CopyTo(text);
            return 3;
        }

        var used = 0;
        if (millionths < 0) text[used++] = (byte)'-';
        var (whole, fraction) = Math.DivRem(ulong.CreateChecked(Int128.Abs(millionths)), Price.Unit);
        Utf8Formatter.TryFormat(whole, text[used..], out var digits);
        used += digits;
        if (fraction != 0)
        {
            text[used++] = (byte)'.';
            Utf8Formatter.TryFormat(fraction, text[used..], out digits, SixDigits);
            used += digits;
        }

        text[used++] = (byte)'\t';
        return used;
    }

    private static int WriteVolume(Span<byte> text, long volume)
    {
        Utf8Formatter.TryFormat(volume, text, out var digits);
        text[digits] = (byte)'\t';
        return digits + 1;
    }
}
