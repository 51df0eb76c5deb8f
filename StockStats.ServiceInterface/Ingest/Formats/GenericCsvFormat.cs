using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>
/// Any other table with columns of the usual names: date, open, close and volume, and high, low, an adjusted close, dividends, splits and a
/// symbol where there are. Further columns are passed over. What its prices are adjusted for the user has to say.
/// </summary>
internal sealed class GenericCsvFormat : CsvPriceFormat
{
    public override string Name => "generic-csv";

    public override PriceBasis? Basis => null;

    public override bool Recognizes(CsvHeader header) =>
        header.HasAny(ColumnNames.Date) && header.HasAny(ColumnNames.Open) && header.HasAny(ColumnNames.Close) && header.HasAny(ColumnNames.Volume);

    public override CsvColumns Columns(CsvHeader header) => new()
    {
        Symbol = header.Optional(ColumnNames.Symbol),
        Date = header.Require(ColumnNames.Date),
        Open = header.Require(ColumnNames.Open),
        High = header.Optional(ColumnNames.High),
        Low = header.Optional(ColumnNames.Low),
        Close = header.Require(ColumnNames.Close),
        Volume = header.Require(ColumnNames.Volume),
        AdjustedClose = header.Optional(ColumnNames.AdjustedClose),
        Dividend = header.Optional(ColumnNames.Dividend),
        Split = header.Optional(ColumnNames.Split),
        HasVendorNumbers = true,
    };
}
