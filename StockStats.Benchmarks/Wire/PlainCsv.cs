using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace StockStats.Benchmarks.Wire;

/// <summary>A plain UTF-8 writer of the same table: written out for these columns, nothing looked up, nothing checked.</summary>
internal static class PlainCsv
{
    private const int LongestRow = 512;
    private const int FlushAt = 16 * 1024;

    public static async Task WriteAsync(PipeWriter output, IReadOnlyList<PlainRow> rows, CancellationToken cancellationToken)
    {
        var unflushed = WriteHeader(output);
        foreach (var row in rows)
        {
            unflushed += WriteRow(output, row);
            if (unflushed < FlushAt) continue;
            await output.FlushAsync(cancellationToken);
            unflushed = 0;
        }

        await output.FlushAsync(cancellationToken);
    }

    private static int WriteHeader(PipeWriter output)
    {
        var header = "symbol,date,open_price,high_price,low_price,close_price,volume,adjusted_close_price,dividend_amount,split_coefficient,provisional\r\n"u8;
        header.CopyTo(output.GetSpan(header.Length));
        output.Advance(header.Length);
        return header.Length;
    }

    private static int WriteRow(PipeWriter output, PlainRow row)
    {
        var span = output.GetSpan(LongestRow);
        var at = Encoding.UTF8.GetBytes(row.Symbol, span);
        Write<DateOnly>(span, ref at, row.Date, "yyyy-MM-dd");
        Write<decimal>(span, ref at, row.OpenPrice);
        Write(span, ref at, row.HighPrice);
        Write(span, ref at, row.LowPrice);
        Write<decimal>(span, ref at, row.ClosePrice);
        Write<long>(span, ref at, row.Volume);
        Write(span, ref at, row.AdjustedClosePrice);
        Write(span, ref at, row.DividendAmount);
        Write(span, ref at, row.SplitCoefficient);
        span[at++] = (byte)',';
        "\r\n"u8.CopyTo(span[at..]);
        at += 2;
        output.Advance(at);
        return at;
    }

    private static void Write<T>(Span<byte> span, ref int at, T? value, string? format = null)
        where T : struct, IUtf8SpanFormattable
    {
        span[at++] = (byte)',';
        if (value is not { } present) return;
        present.TryFormat(span[at..], out var written, format, CultureInfo.InvariantCulture);
        at += written;
    }
}
