namespace StockStats.ServiceInterface.Ingest;

/// <summary>The names users choose providers by.</summary>
public static class ProviderNames
{
    public const string AlphaVantage = "alphavantage";

    public const string File = "file";

    /// <summary>The table that the Flask system left: a source of <c>migrate</c>, not of <c>ingest</c>.</summary>
    public const string Flask = "flask";
}
