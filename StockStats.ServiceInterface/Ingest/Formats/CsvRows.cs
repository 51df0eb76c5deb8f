using System.Runtime.CompilerServices;
using System.Text;
using StockStats.ServiceInterface.Ingest.Rows;
using Sylvan.Data.Csv;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>Reads CSV row by row, with exact line numbers: quoted cells may span lines.</summary>
internal static class CsvRows
{
    /// <summary>Longest row, in characters: far above any row of prices, far below what would hurt.</summary>
    private const int LongestRow = 64 * 1024;

    /// <summary>Turns one row into fields.</summary>
    /// <param name="cells">As many as the header has, without white space around them.</param>
    /// <param name="line">The line it begins on, from 1.</param>
    public delegate RawRow RowMapper(IReadOnlyList<string> cells, long line);

    /// <summary>Reads the header, lets it be mapped, and then the rows. Empty lines are passed over.</summary>
    /// <param name="content">UTF-8, or what its byte order mark says. Left open.</param>
    /// <param name="map">Finds the columns and gives what turns a row into fields.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ContentRefusedException">The content is not CSV, or has not the columns that are needed.</exception>
    public static async IAsyncEnumerable<RawRow> ReadAsync(
        Stream content, Func<CsvHeader, RowMapper> map, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var text = new StreamReader(content, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        await using var csv = await GuardAsync(() => CsvDataReader.CreateAsync(text, Options(), cancellationToken), line: 1);
        RowMapper? mapper = null;
        var columns = 0;
        var line = 1L;
        while (await GuardAsync(() => csv.ReadAsync(cancellationToken), line))
        {
            var start = line;
            line += Math.Max(1, Lines(csv.GetRawRecordSpan()));
            var cells = Cells(csv);
            if (cells is [""]) continue;
            if (mapper is null)
            {
                mapper = map(new(cells));
                columns = cells.Length;
            }
            else
            {
                yield return cells.Length == columns ? mapper(cells, start) : WrongCellCount(csv, columns, cells.Length, start);
            }
        }
    }

    /// <summary>Every line is a row to the reader, so that blank ones, headers and ragged rows are ours to judge.</summary>
    public static CsvDataReaderOptions Options() => new()
    {
        HasHeaders = false,
        Delimiter = ',',
        Comment = '\uFFFF',
        ResultSetMode = ResultSetMode.SingleResult,
        BufferSize = LongestRow,
        OwnsReader = false,
    };

    public static string[] Cells(CsvDataReader csv)
    {
        var cells = new string[csv.RowFieldCount];
        for (var i = 0; i < cells.Length; i++) cells[i] = csv.GetString(i).Trim();
        return cells;
    }

    private static async Task<T> GuardAsync<T>(Func<Task<T>> read, long line)
    {
        try
        {
            return await read();
        }
        catch (CsvRecordTooLargeException)
        {
            throw ContentRefusedException.NotPrices($"line {line} is longer than {LongestRow} characters");
        }
        catch (CsvFormatException)
        {
            throw ContentRefusedException.NotPrices($"the quotes in the row at line {line} do not match");
        }
    }

    /// <summary>Line ends in a row: CR LF, LF or CR.</summary>
    private static int Lines(ReadOnlySpan<char> record)
    {
        var lines = 0;
        for (var i = 0; i < record.Length; i++)
        {
            if (record[i] == '\n' || (record[i] == '\r' && (i + 1 == record.Length || record[i + 1] != '\n'))) lines++;
        }

        return lines;
    }

    private static RawRow WrongCellCount(CsvDataReader csv, int expected, int found, long line)
    {
        var record = csv.GetRawRecordSpan().TrimEnd().ToString();
        var message = $"the row has {found} {(found == 1 ? "cell" : "cells")}; the header has {expected}";
        return new() { Line = line, Breach = new(RowFields.Row, record, RowRules.WrongCellCount, message) };
    }
}
