namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>
/// The names by which columns are found, in any case: of several that a header has, the first of the list counts. The first is also the one
/// that messages say.
/// </summary>
internal static class ColumnNames
{
    public static readonly string[] Symbol = ["Symbol", "Ticker", "Name"];

    public static readonly string[] Date = ["Date", "Timestamp", "Day"];

    public static readonly string[] Open = ["Open"];

    public static readonly string[] High = ["High"];

    public static readonly string[] Low = ["Low"];

    /// <summary>Nasdaq.com's and Investing.com's names among them.</summary>
    public static readonly string[] Close = ["Close", "Close/Last", "Price"];

    public static readonly string[] Volume = ["Volume", "Vol.", "Vol"];

    /// <summary>Closes adjusted for splits and dividends. With a space, as <c>adjusted close</c>, only AlphaVantage's weekly and monthly files have it.</summary>
    public static readonly string[] AdjustedClose = ["Adj Close", "AdjClose", "Adj_Close", "Adjusted_Close"];

    /// <summary>Money paid per share, as paid; Yahoo's <c>Dividends</c> are not, see <see cref="YahooCsvFormat"/>.</summary>
    public static readonly string[] Dividend = ["divCash", "dividend_amount"];

    public static readonly string[] Split = ["splitFactor", "split_coefficient"];
}
