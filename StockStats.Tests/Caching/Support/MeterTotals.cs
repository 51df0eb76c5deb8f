using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace StockStats.Tests.Caching.Support;

/// <summary>Sums of what one meter tells, by instrument. Others of this process have a meter of the same name.</summary>
internal sealed class MeterTotals : IDisposable
{
    private readonly ConcurrentDictionary<string, long> _totals = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();

    public MeterTotals(Meter meter)
    {
        _listener.InstrumentPublished = (instrument, self) =>
        {
            if (ReferenceEquals(instrument.Meter, meter)) self.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => _totals.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        _listener.Start();
    }

    /// <summary>The sums up to now; instruments that told nothing are not among them.</summary>
    public IReadOnlyDictionary<string, long> Read()
    {
        _listener.RecordObservableInstruments();
        return _totals;
    }

    public void Dispose() => _listener.Dispose();
}
