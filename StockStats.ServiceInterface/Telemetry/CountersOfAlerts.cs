using StockStats.ServiceInterface.Ingest.AlphaVantage;
using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Telemetry;

/// <summary>Counters that alerts watch. Without a 0 to begin with, the first refusal and the first failed run would go unseen. Thread-safe.</summary>
public sealed class CountersOfAlerts
{
    private readonly ProviderMetrics _provider;
    private readonly RunMetrics _runs;

    internal CountersOfAlerts(ProviderMetrics provider, RunMetrics runs) => (_provider, _runs) = (provider, runs);

    /// <summary>Tells their zeros; to be called once whoever measures listens.</summary>
    public void TellZeros()
    {
        _provider.TellZeros();
        _runs.TellZeros();
    }
}
