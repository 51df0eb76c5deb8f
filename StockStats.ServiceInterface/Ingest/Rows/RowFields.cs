namespace StockStats.ServiceInterface.Ingest.Rows;

/// <summary>Names of a row's fields in the contract.</summary>
internal static class RowFields
{
    public const string Row = "row";
    public const string Symbol = "symbol";
    public const string Date = "date";
    public const string Open = "open_price";
    public const string High = "high_price";
    public const string Low = "low_price";
    public const string Close = "close_price";
    public const string Volume = "volume";
    public const string AdjustedClose = "adjusted_close_price";
    public const string Dividend = "dividend_amount";
    public const string Split = "split_coefficient";
    public const string Provisional = "provisional";
}
