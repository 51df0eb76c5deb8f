using System.Text;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>The beginning of an input, from which its format is found.</summary>
internal sealed class ContentHead
{
    /// <summary>Bytes looked at: 4096, more than any header has.</summary>
    public const int Length = 4096;

    private readonly Lazy<IReadOnlyList<string[]>> _firstRows;

    private ContentHead(string text, bool isWhole)
    {
        Text = text;
        Header = IsJson ? null : CsvHeader.OfFirstLine(text);
        _firstRows = new(() => Header is null ? [] : CsvRows.First(isWhole ? text : text[..(text.LastIndexOf('\n') + 1)]).Skip(1).ToList());
    }

    /// <summary>The beginning as text, without white space before it.</summary>
    public string Text { get; }

    /// <summary>The column names, where the content can be a table of text.</summary>
    public CsvHeader? Header { get; }

    /// <summary>The cells of the rows below the header, as far as they are part of the beginning.</summary>
    public IReadOnlyList<string[]> FirstRows => _firstRows.Value;

    public bool IsJson => Text is ['{' or '[', ..];

    /// <summary>Whether the header ends in CR LF, as on Windows and with some vendors.</summary>
    public bool HasWindowsLines => Text.AsSpan().IndexOf('\n') is > 0 and var end && Text[end - 1] == '\r';

    /// <summary>Looks at the first bytes.</summary>
    /// <exception cref="ContentRefusedException">They are of no kind that could hold prices; the message says of which.</exception>
    public static ContentHead Of(ReadOnlySpan<byte> bytes)
    {
        if (CompressedContent.IsZip(bytes) || CompressedContent.IsGzip(bytes))
            throw ContentRefusedException.NotPrices("it is compressed inside of what was compressed already; unpack it first");
        var text = Decode(bytes).TrimStart();
        if (text.Length == 0) throw new ContentRefusedException(RefusalKind.NoData, "it is empty");
        if (text.Contains('\0', StringComparison.Ordinal)) throw ContentRefusedException.NotPrices("it is binary, not text");
        if (text[0] == '<')
            throw ContentRefusedException.NotPrices("it is a web page or XML; was an error page saved in place of prices?");
        return new(text, isWhole: bytes.Length < Length);
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes.ToArray()), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }
}
