using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>
/// Tiingo's end-of-day prices: <c>date,close,high,low,open,volume,adjClose,adjHigh,adjLow,adjOpen,adjVolume,divCash,splitFactor</c>. Prices
/// are as traded, with the dividends and splits of each day. It names no symbol.
/// </summary>
internal sealed class TiingoCsvFormat : CsvPriceFormat
{
    public override string Name => "tiingo-csv";

    public override PriceBasis? Basis => PriceBasis.Raw;

    public override bool Recognizes(CsvHeader header) =>
        header.Has("date", "close", "high", "low", "open", "volume", "adjClose", "divCash", "splitFactor");

    public override CsvColumns Columns(CsvHeader header) => CsvColumns.Of(header) with
    {
        AdjustedClose = header.Require("adjClose"),
        Dividend = header.Require("divCash"),
        Split = header.Require("splitFactor"),
    };
}
