using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>
/// Stooq's daily file: <c>Date,Open,High,Low,Close,Volume</c>, lines ending in CR LF. It names no symbol. Others write the same names with
/// another basis, so content is taken for Stooq's only if all of it fits, the ends of its lines included.
/// </summary>
internal sealed class StooqCsvFormat : CsvPriceFormat
{
    public override string Name => "stooq-csv";

    /// <summary>Adjusted for splits and dividends: its AAPL of 2013 is lower than the prices of that year, divided by later splits, were.</summary>
    public override PriceBasis? Basis => PriceBasis.All;

    public override bool Recognizes(ContentHead head) =>
        base.Recognizes(head) && head.HasWindowsLines && head.FirstRows is [[var date, ..], ..] && Rows.IsoDay.TryParse(date, out _);

    public override bool Recognizes(CsvHeader header) => header.IsExactly("Date", "Open", "High", "Low", "Close", "Volume");

    public override CsvColumns Columns(CsvHeader header) => CsvColumns.Of(header);
}
