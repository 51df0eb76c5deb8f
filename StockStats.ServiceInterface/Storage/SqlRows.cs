using System.Data.Common;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage.Listings;

namespace StockStats.ServiceInterface.Storage;

/// <summary>Reads rows in the column orders that <see cref="SqlText"/> names.</summary>
internal static class SqlRows
{
    /// <summary>Number of columns in <see cref="SqlText.SymbolColumns"/>.</summary>
    private const int SymbolWidth = 12;

    public static CorporateAction ReadAction(SqlDialect dialect, DbDataReader reader, int first = 0) => new(
        dialect.ReadDate(reader, first),
        ActionKinds.Parse(reader.GetString(first + 1)),
        reader.IsDBNull(first + 2) ? null : new Ratio(reader.GetInt64(first + 2), reader.GetInt64(first + 3)),
        dialect.ReadOptionalPrice(reader, first + 4));

    /// <summary>A symbol, and its listing in the columns after it.</summary>
    public static StoredSymbol ReadListedSymbol(SqlDialect dialect, DbDataReader reader) => ReadSymbol(dialect, reader) with
    {
        Listing = reader.IsDBNull(SymbolWidth) ? null : ListingStore.Read(dialect, reader, SymbolWidth),
    };

    public static StoredSymbol ReadSymbol(SqlDialect dialect, DbDataReader reader) => new(
        reader.GetString(0),
        dialect.ReadOptionalDate(reader, 1),
        dialect.ReadOptionalDate(reader, 2),
        reader.GetInt32(3),
        PriceBases.TryParse(reader.GetString(4), out var basis)
            ? basis
            : throw new StorageException($"The table symbols holds the unknown basis '{reader.GetString(4)}'."),
        reader.GetString(5),
        reader.GetInt64(6),
        dialect.ReadTime(reader, 7))
    {
        PricesAsOf = dialect.ReadOptionalTime(reader, 8),
        SplitsAsOf = dialect.ReadOptionalTime(reader, 9),
        DividendsAsOf = dialect.ReadOptionalTime(reader, 10),
        ProvisionalDays = reader.GetInt32(11),
    };

    public static IngestRun ReadRun(SqlDialect dialect, DbDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetString(1),
        reader.GetString(2),
        reader.GetString(3),
        dialect.ReadTime(reader, 4),
        dialect.ReadOptionalTime(reader, 5),
        IngestOutcomes.Parse(reader.GetString(6)),
        new WriteCounts(reader.GetInt32(7), reader.GetInt32(8), reader.GetInt32(9)),
        reader.GetInt64(10),
        reader.IsDBNull(11) ? null : reader.GetString(11));
}
