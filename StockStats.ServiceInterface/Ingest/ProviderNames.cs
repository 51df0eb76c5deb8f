namespace StockStats.ServiceInterface.Ingest;

/// <summary>The names users choose providers by.</summary>
public static class ProviderNames
{
    public const string AlphaVantage = "alphavantage";

    public const string File = "file";
}
