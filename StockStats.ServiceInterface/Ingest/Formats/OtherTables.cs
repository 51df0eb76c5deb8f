namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>Tables that are often kept beside prices, and hold none.</summary>
internal static class OtherTables
{
    private static readonly (string[] Columns, string Kind)[] Known =
    [
        (["effective_date", "split_factor"], "splits"),
        (["ex_dividend_date", "amount"], "dividends"),
        (["Date", "Dividends"], "dividends"),
        (["Date", "Stock Splits"], "splits"),
        (["symbol", "name", "exchange", "assetType"], "a list of symbols"),
    ];

    /// <summary>What the table holds; null where it may hold prices.</summary>
    public static string? Kind(CsvHeader header) => header.HasAny(ColumnNames.Close) || header.HasAny("close_price")
        ? null
        : Array.Find(Known, table => header.Has(table.Columns)).Kind;
}
