using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>
/// The table of many symbols that goes round on Kaggle: <c>date,open,high,low,close,volume,Name</c>, where Name is the symbol. Dates come in
/// any order of their numbers, after people's own work with them.
/// </summary>
internal sealed class KaggleCsvFormat : CsvPriceFormat
{
    public override string Name => "kaggle-csv";

    public override PriceBasis? Basis => PriceBasis.Split;

    public override bool Recognizes(CsvHeader header) => header.IsExactly("date", "open", "high", "low", "close", "volume", "Name");

    public override CsvColumns Columns(CsvHeader header) => CsvColumns.Of(header) with { Symbol = header.Require(ColumnNames.Symbol) };
}
