using StockStats.ServiceInterface.Ingest.Formats;

namespace StockStats.ServiceInterface.Ingest.AlphaVantage.Listings;

/// <summary>Where the fields of a list of symbols stand in its rows.</summary>
/// <exception cref="ContentRefusedException">A column is missing, or comes twice.</exception>
internal sealed class ListingColumns(CsvHeader header)
{
    public const string SymbolName = "symbol";
    public const string StatusName = "status";

    public int Count { get; } = header.Count;

    public int Symbol { get; } = header.Require(SymbolName);

    public int Name { get; } = header.Require("name");

    public int Exchange { get; } = header.Require("exchange");

    public int AssetType { get; } = header.Require("assetType");

    public int IpoDate { get; } = header.Require("ipoDate");

    public int DelistingDate { get; } = header.Require("delistingDate");

    public int Status { get; } = header.Require(StatusName);
}
