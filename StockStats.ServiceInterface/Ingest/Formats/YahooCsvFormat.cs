using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>
/// Yahoo Finance's download, <c>Date,Open,High,Low,Close,Adj Close,Volume</c> (also <c>adjclose</c>), and what yfinance writes:
/// <c>Dividends,Stock Splits</c> behind these, and no <c>Adj Close</c> where it adjusted all prices itself (auto_adjust). It names no symbol.
/// Content is taken for Yahoo's only without further columns: Tiingo has these too, with another basis.
/// </summary>
/// <remarks>
/// yfinance's dividends are not kept: Yahoo divides them by later splits, so they are not the money that was paid; and its splits alone would
/// say that there were no dividends.
/// </remarks>
internal sealed class YahooCsvFormat : CsvPriceFormat
{
    private const int Width = 7;

    /// <summary>What yfinance adds; the last one for funds only.</summary>
    private static readonly string[] ActionNames = ["Dividends", "Stock Splits", "Capital Gains"];

    public override string Name => "yahoo-csv";

    /// <summary>Yahoo divides its prices by later splits.</summary>
    public override PriceBasis? Basis => PriceBasis.Split;

    public override PriceBasis? BasisOf(ContentHead head) =>
        head.Header is { } header && HasActions(header) && !header.HasAny(ColumnNames.AdjustedClose) ? PriceBasis.All : Basis;

    public override bool Recognizes(CsvHeader header)
    {
        if (!header.Has("Date", "Open", "High", "Low", "Close", "Volume")) return false;
        if (HasActions(header)) return !header.HasAny(ColumnNames.Dividend);
        // In this very spelling other vendors have it, with other bases.
        return header.Count == Width && header.Optional(ColumnNames.AdjustedClose) is { } at && header[at] is not ("adjClose" or "Adjusted_close");
    }

    public override CsvColumns Columns(CsvHeader header) => CsvColumns.Of(header) with
    {
        AdjustedClose = HasActions(header) ? header.Optional(ColumnNames.AdjustedClose) : header.Require(ColumnNames.AdjustedClose),
        HasVendorNumbers = false,
    };

    private static bool HasActions(CsvHeader header) => header.Has(ActionNames[0], ActionNames[1]);
}
