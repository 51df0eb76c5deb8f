using System.Text;
using StockStats.ServiceInterface.Ingest.Rows;
using Sylvan.Data.Csv;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>Reads CSV row by row, with exact line numbers: quoted cells may span lines.</summary>
internal static class CsvRows
{
    /// <summary>Longest row, in characters: far above any row of prices, far below what would hurt.</summary>
    private const int LongestRow = 64 * 1024;

    /// <summary>Reads the header, lets its columns be found, and then the rows. Empty lines are passed over.</summary>
    /// <param name="content">UTF-8, or what its byte order mark says. Left open.</param>
    /// <param name="map">Finds the columns.</param>
    /// <exception cref="ContentRefusedException">The content is not CSV, or has not the columns that are needed.</exception>
    public static IEnumerable<RawRow> Read(Stream content, Func<CsvHeader, CsvColumns> map)
    {
        using var input = new StreamReader(content, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        using var csv = Open(input);
        var text = new RowText(LongestRow);
        CsvColumns? columns = null;
        var width = 0;
        var line = 1L;
        while (Move(csv, line))
        {
            var start = line;
            line += Lines(csv.GetRawRecordSpan());
            if (IsBlank(csv)) continue;
            if (columns is null)
            {
                columns = map(new(Cells(csv)));
                width = csv.RowFieldCount;
            }
            else if (csv.RowFieldCount != width || !columns.IsNotice(csv))
            {
                yield return csv.RowFieldCount == width ? columns.Row(csv, start, text) : WrongCellCount(csv, width, start);
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

    /// <summary>The cells of the first rows of a text, its header among them, up to the first that cannot be read.</summary>
    public static List<string[]> First(string text)
    {
        List<string[]> rows = [];
        using var input = new StringReader(text);
        try
        {
            using var csv = CsvDataReader.Create(input, Options());
            while (csv.Read())
            {
                if (!IsBlank(csv)) rows.Add(Cells(csv));
            }
        }
        catch (CsvFormatException)
        {
            // A beginning may end inside of quotes; what stands before is enough.
        }

        return rows;
    }

    public static string[] Cells(CsvDataReader csv)
    {
        var cells = new string[csv.RowFieldCount];
        for (var i = 0; i < cells.Length; i++) cells[i] = csv.GetString(i).Trim();
        return cells;
    }

    private static CsvDataReader Open(StreamReader input)
    {
        try
        {
            return CsvDataReader.Create(input, Options());
        }
        catch (Exception error) when (error is CsvFormatException or CsvRecordTooLargeException)
        {
            throw Refusal(error, line: 1);
        }
    }

    private static bool Move(CsvDataReader csv, long line)
    {
        try
        {
            return csv.Read();
        }
        catch (Exception error) when (error is CsvFormatException or CsvRecordTooLargeException)
        {
            throw Refusal(error, line);
        }
    }

    private static ContentRefusedException Refusal(Exception error, long line) => ContentRefusedException.NotPrices(
        error is CsvRecordTooLargeException ? $"line {line} is longer than {LongestRow} characters" : $"the quotes in the row at line {line} do not match");

    private static bool IsBlank(CsvDataReader csv) => csv.RowFieldCount == 1 && csv.GetFieldSpan(0).IsWhiteSpace();

    /// <summary>Lines a row takes: at least 1. A line ends in CR LF, LF or CR.</summary>
    public static int Lines(ReadOnlySpan<char> record)
    {
        var end = record.IndexOfAny('\r', '\n');
        if (end < 0 || record.Length - end == 1 || record[end..] is "\r\n") return 1;
        var lines = 0;
        for (var i = end; i < record.Length; i++)
        {
            if (record[i] == '\n' || (record[i] == '\r' && (i + 1 == record.Length || record[i + 1] != '\n'))) lines++;
        }

        return lines;
    }

    private static RawRow WrongCellCount(CsvDataReader csv, int expected, long line)
    {
        var found = csv.RowFieldCount;
        var record = csv.GetRawRecordSpan().TrimEnd().ToString();
        var message = $"the row has {found} {(found == 1 ? "cell" : "cells")}; the header has {expected}";
        return new() { Line = line, Breach = new(RowFields.Row, record, RowRules.WrongCellCount, message) };
    }
}
