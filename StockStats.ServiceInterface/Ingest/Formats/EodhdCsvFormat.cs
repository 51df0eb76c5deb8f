using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>
/// EODHD's end-of-day prices: <c>Date,Open,High,Low,Close,Adjusted_close,Volume</c>. A row of the sample is a text to the reader, and is
/// passed over. It names no symbol.
/// </summary>
internal sealed class EodhdCsvFormat : CsvPriceFormat
{
    public override string Name => "eodhd-csv";

    public override PriceBasis? Basis => PriceBasis.Raw;

    public override bool Recognizes(CsvHeader header) =>
        header.IsExactly("Date", "Open", "High", "Low", "Close", "Adjusted_close", "Volume");

    public override CsvColumns Columns(CsvHeader header) => CsvColumns.Of(header) with
    {
        AdjustedClose = header.Require("Adjusted_close"),
        HasNotices = true,
    };
}
