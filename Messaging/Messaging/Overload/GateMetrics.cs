using System.Diagnostics.Metrics;

namespace Messaging.Overload;

/// <summary>What the gate tells of itself: instruments of the meter <see cref="MeterName"/>.</summary>
internal sealed class GateMetrics : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Messaging";

    private readonly Counter<long> _shed;

    /// <param name="active">How many services are at work.</param>
    /// <param name="waiting">How many requests wait for their turn.</param>
    public GateMetrics(Func<int> active, Func<int> waiting)
    {
        _shed = Meter.CreateCounter<long>("messaging.requests.shed", "{request}", "Requests turned away, since too many were under way");
        Meter.CreateObservableGauge("messaging.requests.active", active, "{request}", "Requests whose services are at work");
        Meter.CreateObservableGauge("messaging.requests.waiting", waiting, "{request}", "Requests that wait for their turn");
    }

    /// <summary>The gate's own, of the name that all have.</summary>
    public Meter Meter { get; } = new(MeterName);

    public void Shed() => _shed.Add(1);

    public void Dispose() => Meter.Dispose();
}
