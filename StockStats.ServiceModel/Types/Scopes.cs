namespace StockStats.ServiceModel.Types;

/// <summary>What an API key or a token can permit.</summary>
public static class Scopes
{
    /// <summary>Storing prices.</summary>
    public const string PricesWrite = "prices:write";

    /// <summary>Starting an ingest.</summary>
    public const string IngestRun = "ingest:run";

    /// <summary>Reading the server's metrics.</summary>
    public const string MetricsRead = "metrics:read";
}
