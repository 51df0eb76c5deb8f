using System.Text;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>The beginning of an input, from which its format is found.</summary>
internal sealed class ContentHead
{
    /// <summary>Bytes looked at: 4096, more than any header has.</summary>
    public const int Length = 4096;

    private ContentHead(string text, CsvHeader? header) => (Text, Header) = (text, header);

    /// <summary>The beginning as text, without white space before it.</summary>
    public string Text { get; }

    /// <summary>The column names, where the content can be a table of text.</summary>
    public CsvHeader? Header { get; }

    public bool IsJson => Text is ['{' or '[', ..];

    /// <summary>Looks at the first bytes.</summary>
    /// <exception cref="ContentRefusedException">They are of no kind that could hold prices; the message says of which.</exception>
    public static ContentHead Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("PK\u0003\u0004"u8) || (bytes is [0x1F, 0x8B, ..]))
            throw ContentRefusedException.NotPrices("it is compressed; unpack it first");
        var text = Decode(bytes).TrimStart();
        if (text.Length == 0) throw new ContentRefusedException(RefusalKind.NoData, "it is empty");
        if (text.Contains('\0', StringComparison.Ordinal)) throw ContentRefusedException.NotPrices("it is binary, not text");
        if (text[0] == '<')
            throw ContentRefusedException.NotPrices("it is a web page or XML; was an error page saved in place of prices?");
        return new(text, text[0] is '{' or '[' ? null : CsvHeader.OfFirstLine(text));
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes.ToArray()), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }
}
