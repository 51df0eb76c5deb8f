using StockStats.ServiceInterface.Ingest.Formats;

namespace StockStats.ServiceInterface.Ingest;

/// <summary>The names of the formats that files may be in.</summary>
public static class PriceFormatNames
{
    /// <summary>Every name a user may give, <c>auto</c> first, with commas.</summary>
    public static string All => PriceFormats.Names;
}
