namespace StockStats.ServiceInterface.Storage.Listings;

/// <summary>Statements about listings, the same for every dialect. Pure text: nothing here runs anything.</summary>
internal static class ListingText
{
    /// <summary>Columns in the order <see cref="ListingStore"/> reads them.</summary>
    public const string Columns = "symbol, status, name, exchange, asset_type, ipo_date, delisting_date";

    /// <summary>What symbols are answered with beside their own columns, in the order <see cref="ListingStore"/> reads them.</summary>
    public const string JoinedColumns = "listings.symbol, status, name, exchange, asset_type, ipo_date, delisting_date";

    /// <summary>Each symbol with its listing, if any: of two the active one, whose name sorts first.</summary>
    public const string SymbolsWithListings =
        "symbols LEFT JOIN listings ON listings.symbol = symbols.symbol AND listings.status = " +
        "(SELECT MIN(other.status) FROM listings other WHERE other.symbol = symbols.symbol)";

    /// <summary>A list as stored. Parameters: status.</summary>
    public const string SelectAll = $"SELECT {Columns} FROM listings WHERE status = @status";

    /// <summary>Parameters: status.</summary>
    public const string DeleteAll = "DELETE FROM listings WHERE status = @status";

    /// <summary>When each list was fetched.</summary>
    public const string SelectAsOf = "SELECT status, MAX(as_of) FROM listings GROUP BY status";

    /// <summary>Parameters of an insert, which are its columns too; the first two are the key.</summary>
    public static readonly IReadOnlyList<string> Parameters =
        ["symbol", "status", "name", "search_name", "exchange", "asset_type", "ipo_date", "delisting_date", "as_of"];

    /// <summary>Listings of certain symbols, for each its delisted one before its active one.</summary>
    public static string SelectBySymbol(int count) =>
        $"SELECT {Columns} FROM listings WHERE symbol IN ({string.Join(", ", Enumerable.Range(0, count).Select(SqlText.Parameter))}) ORDER BY symbol, status DESC";
}
