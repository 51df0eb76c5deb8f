using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>
/// Yahoo Finance's download: <c>Date,Open,High,Low,Close,Adj Close,Volume</c>, also written <c>adjclose</c> in any case.
/// It names no symbol. Content is taken for Yahoo's only without further columns: Tiingo has these too, with another basis.
/// </summary>
internal sealed class YahooCsvFormat : IPriceFormat
{
    private const int Columns = 7;

    private static readonly string[] AdjustedNames = ["Adj Close", "AdjClose", "Adj_Close"];

    public string Name => "yahoo-csv";

    /// <summary>Yahoo divides its prices by later splits, and gives no dividends.</summary>
    public PriceBasis? Basis => PriceBasis.Split;

    public bool Recognizes(ContentHead head) =>
        head.Header is { Count: Columns } header && header.Has("Date", "Open", "High", "Low", "Close", "Volume")
        && AdjustedName(header) is not null;

    public IAsyncEnumerable<RawRow> ReadAsync(Stream content, CancellationToken cancellationToken) =>
        CsvRows.ReadAsync(content, Map, cancellationToken);

    private static CsvRows.RowMapper Map(CsvHeader header)
    {
        var (date, volume) = (header.Require("Date"), header.Require("Volume"));
        var (open, high, low) = (header.Require("Open"), header.Require("High"), header.Require("Low"));
        var (close, adjusted) = (header.Require("Close"), header.Require(AdjustedName(header) ?? AdjustedNames[0]));
        return (cells, line) => new()
        {
            Line = line,
            Date = cells[date],
            Open = cells[open],
            High = cells[high],
            Low = cells[low],
            Close = cells[close],
            Volume = cells[volume],
            AdjustedClose = cells[adjusted],
        };
    }

    private static string? AdjustedName(CsvHeader header) => Array.Find(AdjustedNames, name => header.Has(name));
}
