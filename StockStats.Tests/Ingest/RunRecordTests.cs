using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Ingest.Support;

namespace StockStats.Tests.Ingest;

[TestFixture]
public sealed class RunRecordTests : DatabaseFixture
{
    private static readonly WriteCounts Counts = new(3, 2, 1);
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);

    [Test]
    public async Task While_an_import_goes_on_its_record_tells_how_far_it_is()
    {
        await using var record = await StartAsync();
        record.Add(new("IBM", Counts, Rejected: 4, 0, null));
        var before = await OnlyRunAsync();
        _time.Advance(IngestRunStore.Heartbeat);
        var after = await BeatenAsync();

        Assert.Multiple(() =>
        {
            Assert.That((before.Outcome, before.Counts), Is.EqualTo((IngestOutcome.Running, default(WriteCounts))));
            Assert.That((after.Outcome, after.Counts, after.Rejected), Is.EqualTo((IngestOutcome.Running, Counts, 4L)));
        });
    }

    [Test]
    public async Task An_import_that_was_recorded_before_goes_on_under_its_number()
    {
        var run = await Database.Runs.StartAsync("alphavantage", "IBM", "schedule", CancellationToken.None);
        await using (var record = await StartAsync(run)) await record.FinishAsync(ImportOutcome.Done);

        var recorded = await OnlyRunAsync();
        Assert.That((recorded.Id, recorded.StartedBy, recorded.Outcome), Is.EqualTo((run, "schedule", IngestOutcome.Done)));
    }

    [Test]
    public async Task An_import_left_without_an_end_has_failed_and_the_first_trouble_is_told()
    {
        await using (var record = await StartAsync())
        {
            record.Note("the first");
            record.Note("the second");
        }

        var recorded = await OnlyRunAsync();
        Assert.That((recorded.Outcome, recorded.Message), Is.EqualTo((IngestOutcome.Failed, "the first")));
    }

    private async Task<RunRecord> StartAsync(long? run = null)
    {
        var records = new RunRecords(Database.Runs, Database.Quarantine, _time, NullLogger<RunRecords>.Instance);
        var provider = new FakeProvider([]);
        return (await records.StartAsync(provider, new(new(["IBM"])) { Run = run }, CancellationToken.None))!;
    }

    private async Task<IngestRun> OnlyRunAsync() => (await Database.Runs.ListAsync(10, 1, CancellationToken.None)).Items.Single();

    /// <summary>The beat is written on another thread; the record is looked at until it has come.</summary>
    private async Task<IngestRun> BeatenAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            patience.Token.ThrowIfCancellationRequested();
            if (await OnlyRunAsync() is { Counts.Inserted: > 0 } run) return run;
        }
    }
}
