using System.Diagnostics.Metrics;
using StockStats.ServiceInterface.Caching;

namespace StockStats.ServiceInterface.Storage;

/// <summary>What became of the rows that came in: instruments of the meter <see cref="CacheMetrics.MeterName"/>.</summary>
internal sealed class RunMetrics : IDisposable
{
    private const string Outcome = "outcome";

    private readonly Counter<long> _rows;
    private readonly Counter<long> _runs;

    public RunMetrics()
    {
        _rows = Meter.CreateCounter<long>("stockstats.upserts", "{row}", "Rows of ingests and posts that have ended, by what became of them");
        _runs = Meter.CreateCounter<long>("stockstats.ingest.runs", "{run}", "Ingests and posts that have ended, by how");
    }

    /// <summary>Its own, of the name that all have.</summary>
    public Meter Meter { get; } = new(CacheMetrics.MeterName);

    public void Finish(IngestOutcome outcome, WriteCounts counts, long rejected)
    {
        _runs.Add(1, new KeyValuePair<string, object?>(Outcome, IngestOutcomes.Name(outcome)));
        Add("inserted", counts.Inserted);
        Add("updated", counts.Updated);
        Add("unchanged", counts.Unchanged);
        Add("rejected", rejected);
    }

    public void Dispose() => Meter.Dispose();

    private void Add(string outcome, long rows) => _rows.Add(rows, new KeyValuePair<string, object?>(Outcome, outcome));
}
