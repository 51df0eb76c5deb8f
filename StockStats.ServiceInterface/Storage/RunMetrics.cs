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
        AddRuns(outcome, 1);
        Add("inserted", counts.Inserted);
        Add("updated", counts.Updated);
        Add("unchanged", counts.Unchanged);
        Add("rejected", rejected);
    }

    /// <summary>Tells a 0 of each outcome: a series that begins with 1 has not increased, as Prometheus sees it.</summary>
    public void TellZeros() => Array.ForEach(
        [IngestOutcome.Done, IngestOutcome.Partial, IngestOutcome.NoPrices, IngestOutcome.Failed, IngestOutcome.Interrupted],
        outcome => AddRuns(outcome, 0));

    public void Dispose() => Meter.Dispose();

    private void AddRuns(IngestOutcome outcome, int runs) => _runs.Add(runs, new KeyValuePair<string, object?>(Outcome, IngestOutcomes.Name(outcome)));

    private void Add(string outcome, long rows) => _rows.Add(rows, new KeyValuePair<string, object?>(Outcome, outcome));
}
