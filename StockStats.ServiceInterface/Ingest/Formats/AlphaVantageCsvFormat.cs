using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>
/// AlphaVantage's <c>datatype=csv</c>: <c>timestamp,open,high,low,close,volume</c>, in TIME_SERIES_DAILY_ADJUSTED also
/// <c>adjusted_close,dividend_amount,split_coefficient</c>. It names no symbol.
/// </summary>
internal sealed class AlphaVantageCsvFormat : CsvPriceFormat
{
    public override string Name => "alphavantage-csv";

    public override PriceBasis? Basis => PriceBasis.Raw;

    public override bool Recognizes(CsvHeader header) => header.Has("timestamp", "open", "high", "low", "close", "volume");

    public override CsvColumns Columns(CsvHeader header)
    {
        // Only the weekly and monthly functions write this name with a space.
        if (header.Has("adjusted close")) throw ContentRefusedException.NotPrices(TradingInterval.NotDailyMessage("weekly or monthly"));
        return new()
        {
            Date = header.Require("timestamp"),
            Open = header.Require("open"),
            High = header.Require("high"),
            Low = header.Require("low"),
            Close = header.Require("close"),
            Volume = header.Require("volume"),
            AdjustedClose = header.Optional("adjusted_close"),
            Dividend = header.Optional("dividend_amount"),
            Split = header.Optional("split_coefficient"),
        };
    }
}
