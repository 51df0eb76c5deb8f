using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Storage;

/// <summary>The record of runs and the quarantine.</summary>
[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.MariaDb, Category = StorageFixture.Server)]
public sealed class IngestRecordsTests(DatabaseKind kind) : StorageFixture(kind)
{
    [Test]
    public async Task A_run_is_running_until_it_is_finished()
    {
        var id = await Database.Runs.StartAsync("file", "prices.csv", "task", CancellationToken.None);
        var running = await OnlyRunAsync();
        await Database.Runs.FinishAsync(id, IngestOutcome.Partial, new(1, 2, 3), 4, "one row is bad", CancellationToken.None);
        var finished = await OnlyRunAsync();

        Assert.Multiple(() =>
        {
            Assert.That((running.Id, running.Provider, running.Symbols, running.StartedBy, running.Outcome, running.FinishedAt),
                Is.EqualTo((id, "file", "prices.csv", "task", IngestOutcome.Running, (DateTimeOffset?)null)));
            Assert.That((finished.Outcome, finished.Counts, finished.Rejected, finished.Message),
                Is.EqualTo((IngestOutcome.Partial, new WriteCounts(1, 2, 3), 4L, "one row is bad")));
            Assert.That(finished.FinishedAt, Is.GreaterThanOrEqualTo(finished.StartedAt));
        });
    }

    [Test]
    public async Task Finishing_a_run_that_is_not_there_or_as_running_is_a_mistake_of_the_caller()
    {
        var id = await Database.Runs.StartAsync("file", "prices.csv", "task", CancellationToken.None);

        await Assert.ThrowsAsync<ArgumentException>(() => Database.Runs.FinishAsync(id + 1, IngestOutcome.Done, default, 0, null, CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => Database.Runs.FinishAsync(id, IngestOutcome.Running, default, 0, null, CancellationToken.None));
    }

    [Test]
    public async Task Runs_come_latest_first_in_pages()
    {
        List<long> ids = [];
        for (var i = 0; i < 3; i++) ids.Add(await Database.Runs.StartAsync("file", "x", "task", CancellationToken.None));

        var first = await Database.Runs.ListAsync(2, 1, CancellationToken.None);
        var second = await Database.Runs.ListAsync(2, 2, CancellationToken.None);

        Assert.That(first.Items.Concat(second.Items).Select(run => run.Id), Is.EqualTo(ids.AsEnumerable().Reverse()));
        Assert.That((first.Count, second.Count), Is.EqualTo((3L, 3L)));
    }

    [Test]
    public async Task Rejected_rows_are_kept_as_they_were_in_their_order()
    {
        var id = await Database.Runs.StartAsync("file", "x", "task", CancellationToken.None);
        RejectedRow[] rows =
        [
            new("IBM", 7, "close_price", "a'b\";--", "not_a_number", "what is wrong"),
            new(null, 8, "symbol", "", "missing", "no symbol"),
        ];

        await Database.Quarantine.AddAsync(id, "prices.csv", rows, CancellationToken.None);
        await Database.Quarantine.AddAsync(id, "prices.csv", [], CancellationToken.None);

        var kept = await Database.Quarantine.ListAsync(id, 10, 1, CancellationToken.None);
        Assert.That(kept.Items, Is.EqualTo(rows.Select(row => new QuarantinedRow("prices.csv", row))));
    }

    [Test]
    public async Task Rejected_rows_belong_to_their_run_and_without_one_none_is_kept()
    {
        var id = await Database.Runs.StartAsync("file", "x", "task", CancellationToken.None);
        RejectedRow[] rows = [new("IBM", 7, "close_price", "abc", "not_a_number", "no number")];

        await Assert.ThrowsAsync<StorageException>(() => Database.Quarantine.AddAsync(id + 1, "x", rows, CancellationToken.None));
        await Database.Quarantine.AddAsync(id, "x", rows, CancellationToken.None);

        Assert.That((await Database.Quarantine.ListAsync(id + 1, 10, 1, CancellationToken.None)).Count, Is.Zero);
        Assert.That((await Database.Quarantine.ListAsync(id, 10, 1, CancellationToken.None)).Count, Is.EqualTo(1));
    }

    [TestCase(IngestOutcome.Done)]
    [TestCase(IngestOutcome.Partial)]
    [TestCase(IngestOutcome.NoPrices)]
    [TestCase(IngestOutcome.Failed)]
    [TestCase(IngestOutcome.Interrupted)]
    public async Task Every_outcome_comes_back(IngestOutcome outcome)
    {
        var id = await Database.Runs.StartAsync("file", "x", "task", CancellationToken.None);
        await Database.Runs.FinishAsync(id, outcome, default, 0, null, CancellationToken.None);

        var run = await OnlyRunAsync();

        Assert.That((run.Outcome, run.Message), Is.EqualTo((outcome, (string?)null)));
    }

    private async Task<IngestRun> OnlyRunAsync() => (await Database.Runs.ListAsync(10, 1, CancellationToken.None)).Items.Single();
}
