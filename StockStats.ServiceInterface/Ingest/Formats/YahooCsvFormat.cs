using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>
/// Yahoo Finance's download: <c>Date,Open,High,Low,Close,Adj Close,Volume</c>, also written <c>adjclose</c> in any case.
/// It names no symbol. Content is taken for Yahoo's only without further columns: Tiingo has these too, with another basis.
/// </summary>
internal sealed class YahooCsvFormat : CsvPriceFormat
{
    private const int Width = 7;

    private static readonly string[] AdjustedNames = ["Adj Close", "AdjClose", "Adj_Close"];

    public override string Name => "yahoo-csv";

    /// <summary>Yahoo divides its prices by later splits, and gives no dividends.</summary>
    public override PriceBasis? Basis => PriceBasis.Split;

    public override bool Recognizes(CsvHeader header) =>
        header.Count == Width && header.Has("Date", "Open", "High", "Low", "Close", "Volume") && AdjustedName(header) is not null;

    public override CsvColumns Columns(CsvHeader header) => new()
    {
        Date = header.Require("Date"),
        Open = header.Require("Open"),
        High = header.Require("High"),
        Low = header.Require("Low"),
        Close = header.Require("Close"),
        Volume = header.Require("Volume"),
        AdjustedClose = header.Require(AdjustedName(header) ?? AdjustedNames[0]),
    };

    private static string? AdjustedName(CsvHeader header) => Array.Find(AdjustedNames, name => header.Has(name));
}
