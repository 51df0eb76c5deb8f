using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>
/// Nasdaq.com's historical quotes: <c>Date,Close/Last,Volume,Open,High,Low</c>, with spaces before names and cells, prices as <c>$1,234.50</c>,
/// dates with the month first. It names no symbol.
/// </summary>
internal sealed class NasdaqCsvFormat : CsvPriceFormat
{
    public override string Name => "nasdaq-csv";

    public override PriceBasis? Basis => PriceBasis.Split;

    /// <summary>It is a site of one country.</summary>
    protected override DateOrder? VendorsDateOrder => DateOrder.MonthDayYear;

    public override bool Recognizes(CsvHeader header) => header.Has("Date", "Close/Last", "Volume", "Open", "High", "Low");

    public override CsvColumns Columns(CsvHeader header) => CsvColumns.Of(header);
}
