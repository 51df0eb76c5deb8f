using System.Diagnostics.Metrics;
using StockStats.ServiceInterface.Caching;

namespace StockStats.ServiceInterface.Ingest.AlphaVantage;

/// <summary>What providers answer: instruments of the meter <see cref="CacheMetrics.MeterName"/>. Labels are names of this program's own, never texts that came.</summary>
internal sealed class ProviderMetrics : IDisposable
{
    private static readonly KeyValuePair<string, object?> Provider = new("provider", ProviderNames.AlphaVantage);

    /// <summary>Classes that need a person, of which deploy/prometheus/alerts.yml tells.</summary>
    private static readonly RefusalKind[] Alerting = [RefusalKind.NoKey, RefusalKind.PremiumRequired, RefusalKind.BadFunction, RefusalKind.UnknownMessage];

    private readonly Counter<long> _requests;
    private readonly Counter<long> _refusals;

    public ProviderMetrics()
    {
        _requests = Meter.CreateCounter<long>("stockstats.provider.requests", "{request}", "Requests sent to a provider, repeated ones too");
        _refusals = Meter.CreateCounter<long>("stockstats.provider.refusals", "{request}", "Requests that a provider did not answer with prices, by class");
    }

    /// <summary>Its own, of the name that all have.</summary>
    public Meter Meter { get; } = new(CacheMetrics.MeterName);

    /// <param name="refusal">Why the answer is none; null where it is one.</param>
    public void Answered(RefusalKind? refusal)
    {
        _requests.Add(1, Provider);
        if (refusal is { } kind) Refused(kind);
    }

    /// <param name="kind">Why nothing is asked at all: no request is sent.</param>
    public void Refused(RefusalKind kind) => Refused(kind, 1);

    /// <summary>Tells a 0 of each class that alerts watch: a series that begins with 1 has not increased, as Prometheus sees it.</summary>
    public void TellZeros() => Array.ForEach(Alerting, kind => Refused(kind, 0));

    public void Dispose() => Meter.Dispose();

    private void Refused(RefusalKind kind, int count) => _refusals.Add(count, Provider, new("class", kind.ToString()));
}
