using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>
/// AlphaVantage's <c>datatype=csv</c>: <c>timestamp,open,high,low,close,volume</c>, in TIME_SERIES_DAILY_ADJUSTED also
/// <c>adjusted_close,dividend_amount,split_coefficient</c>. It names no symbol.
/// </summary>
internal sealed class AlphaVantageCsvFormat : IPriceFormat
{
    public string Name => "alphavantage-csv";

    public PriceBasis? Basis => PriceBasis.Raw;

    public bool Recognizes(ContentHead head) => head.Header?.Has("timestamp", "open", "high", "low", "close", "volume") == true;

    public IAsyncEnumerable<RawRow> ReadAsync(Stream content, CancellationToken cancellationToken) =>
        CsvRows.ReadAsync(content, Map, cancellationToken);

    private static CsvRows.RowMapper Map(CsvHeader header)
    {
        // Only the weekly and monthly functions write this name with a space.
        if (header.Has("adjusted close")) throw ContentRefusedException.NotPrices(TradingInterval.NotDailyMessage("weekly or monthly"));
        var (date, volume) = (header.Require("timestamp"), header.Require("volume"));
        var (open, high, low) = (header.Require("open"), header.Require("high"), header.Require("low"));
        var (close, adjusted) = (header.Require("close"), header.Optional("adjusted_close"));
        var (dividend, split) = (header.Optional("dividend_amount"), header.Optional("split_coefficient"));
        return (cells, line) => new()
        {
            Line = line,
            Date = cells[date],
            Open = cells[open],
            High = cells[high],
            Low = cells[low],
            Close = cells[close],
            Volume = cells[volume],
            AdjustedClose = adjusted is { } adjustedAt ? cells[adjustedAt] : null,
            Dividend = dividend is { } dividendAt ? cells[dividendAt] : null,
            Split = split is { } splitAt ? cells[splitAt] : null,
        };
    }
}
