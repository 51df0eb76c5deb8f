using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>
/// Investing.com's download: <c>"Date","Price","Open","High","Low","Vol.","Change %"</c>, where Price is the close and volumes are
/// <c>49.39M</c>. It names no symbol. Its sites of different countries write the same names over dates in different orders.
/// </summary>
internal sealed class InvestingCsvFormat : CsvPriceFormat
{
    public override string Name => "investing-csv";

    public override PriceBasis? Basis => PriceBasis.Split;

    public override bool Recognizes(CsvHeader header) => header.Has("Date", "Price", "Open", "High", "Low", "Vol.");

    public override CsvColumns Columns(CsvHeader header) => CsvColumns.Of(header);
}
