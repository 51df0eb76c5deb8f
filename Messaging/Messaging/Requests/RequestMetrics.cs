using System.Diagnostics;
using System.Diagnostics.Metrics;
using Messaging.Overload;

namespace Messaging.Requests;

/// <summary>Counts requests and their time by message and status: an instrument of the meter <see cref="GateMetrics.MeterName"/>.</summary>
internal sealed class RequestMetrics : IDisposable
{
    private const int MaxStatus = 600;

    /// <summary>Warm answers take tens of microseconds, cold ones milliseconds, large writes seconds.</summary>
    private static readonly double[] Seconds =
        [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    /// <summary>Boxed once: a request allocates nothing for its tags. What is no status counts as 0.</summary>
    private static readonly object[] Statuses = [.. Enumerable.Range(0, MaxStatus).Select(status => (object)status)];

    private readonly Histogram<double> _duration;

    public RequestMetrics() => _duration = Meter.CreateHistogram<double>(
        "messaging.requests.duration", "s", "Time from a request to the end of its answer", tags: null, new() { HistogramBucketBoundaries = Seconds });

    /// <summary>Its own, of the name that all have.</summary>
    public Meter Meter { get; } = new(GateMetrics.MeterName);

    /// <summary>Whether anybody reads it.</summary>
    public bool IsEnabled => _duration.Enabled;

    public void Record(string name, int status, long begin) => _duration.Record(
        Stopwatch.GetElapsedTime(begin).TotalSeconds, new("message", name), new("status", Statuses[(uint)status < MaxStatus ? status : 0]));

    public void Dispose() => Meter.Dispose();
}
