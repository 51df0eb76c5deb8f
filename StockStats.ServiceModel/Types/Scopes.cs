namespace StockStats.ServiceModel.Types;

/// <summary>What an API key can permit.</summary>
public static class Scopes
{
    /// <summary>Storing prices.</summary>
    public const string PricesWrite = "prices:write";

    /// <summary>Starting an ingest.</summary>
    public const string IngestRun = "ingest:run";
}
