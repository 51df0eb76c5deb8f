using System.Buffers;
using System.Buffers.Text;
using System.Text;
using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Storage.MySql;

/// <summary>
/// Bars as the text that LOAD DATA reads: a line a bar, tabs between its <see cref="Columns"/>, \N for NULL. Lines are made when they are
/// read, into the buffer they are sent from. The server takes text in character by character, so there is no character too many.
/// </summary>
internal sealed class BarTextStream(IReadOnlyList<BarWrite> writes) : Stream
{
    /// <summary>Most bytes after the symbol: date, five prices, volume, flag and what stands between them.</summary>
    private const int LongestMiddle = 256;

    /// <summary>All of <see cref="SqlText.BarParameters"/> but the last, the source: it is the same for many bars.</summary>
    public static readonly IReadOnlyList<string> Columns = [.. SqlText.BarParameters.SkipLast(1)];

    private int _write;
    private int _bar;
    private byte[] _start = [];

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
            if (buffer.Length - used < _start.Length + LongestMiddle)
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

    /// <summary>The bar to write next, with the start of its line made; null past the last.</summary>
    private Bar? NextBar()
    {
        while (_write < writes.Count && _bar == writes[_write].Bars.Count) (_write, _bar) = (_write + 1, 0);
        if (_write == writes.Count) return null;
        // Symbols have no character that would have to be escaped.
        if (_bar == 0) _start = Encoding.ASCII.GetBytes(writes[_write].Symbol + "\t");
        return writes[_write].Bars[_bar];
    }

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
        line[used++] = (byte)'\n';
        return used;
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
            used += WriteFraction(text[used..], fraction);
        }

        text[used++] = (byte)'\t';
        return used;
    }

    /// <summary>Writes millionths without the zeros at their end.</summary>
    private static int WriteFraction(Span<byte> text, ulong millionths)
    {
        var digits = Price.Decimals;
        for (; millionths % 10 == 0; millionths /= 10) digits--;
        for (var i = digits - 1; i >= 0; i--, millionths /= 10) text[i] = (byte)('0' + millionths % 10);
        return digits;
    }

    private static int WriteVolume(Span<byte> text, long volume)
    {
        Utf8Formatter.TryFormat(volume, text, out var digits);
        text[digits] = (byte)'\t';
        return digits + 1;
    }
}
