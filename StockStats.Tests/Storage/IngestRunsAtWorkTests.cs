using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Storage;

/// <summary>Which runs are at work, over all processes of a database.</summary>
[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.MariaDb, Category = StorageFixture.Server)]
public sealed class IngestRunsAtWorkTests(DatabaseKind kind) : StorageFixture(kind)
{
    private readonly FakeTimeProvider _time = new(new(2024, 3, 4, 5, 6, 7, TimeSpan.Zero));

    private ServiceProvider _process = null!;
    private IngestRunStore _runs = null!;

    [SetUp]
    public void Connect()
    {
        _process = Process();
        _runs = _process.GetRequiredService<IngestRunStore>();
    }

    [TearDown]
    public async Task DisconnectAsync() => await _process.DisposeAsync();

    [Test]
    public async Task A_second_run_of_a_provider_does_not_begin_while_the_first_is_at_work()
    {
        var first = await TryStartAsync("alphavantage");
        var second = await TryStartAsync("alphavantage");
        var other = await TryStartAsync("other");
        await _runs.FinishAsync(first.Id, IngestOutcome.Done, default, 0, null, CancellationToken.None);
        var third = await TryStartAsync("alphavantage");

        Assert.Multiple(() =>
        {
            Assert.That((first.Begins, second, other.Begins, third.Begins), Is.EqualTo((true, new RunStart(first.Id, false), true, true)));
            Assert.That(third.Id, Is.GreaterThan(first.Id));
        });
    }

    [Test]
    public async Task Of_many_processes_that_start_a_run_at_once_one_begins()
    {
        var starts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            await using var process = Process();
            return await process.GetRequiredService<IngestRunStore>().TryStartAsync("alphavantage", "IBM", "tests", CancellationToken.None);
        })));

        Assert.That(starts.Count(start => start.Begins), Is.EqualTo(1));
        Assert.That(starts.Select(start => start.Id).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_run_without_a_sign_of_life_for_a_minute_stands_in_nobodys_way_and_is_recorded_as_interrupted()
    {
        var first = await TryStartAsync("alphavantage");
        var began = _time.GetUtcNow();
        _time.Advance(IngestRunStore.Patience);
        var inTime = await TryStartAsync("alphavantage");
        var none = await _runs.EndDeadAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        var late = await TryStartAsync("alphavantage");
        var one = await _runs.EndDeadAsync(CancellationToken.None);

        var recorded = (await _runs.ListAsync(10, 1, CancellationToken.None)).Items;
        Assert.Multiple(() =>
        {
            Assert.That((inTime.Begins, none, late.Begins, one), Is.EqualTo((false, 0, true, 1)));
            Assert.That(recorded.Select(run => run.Outcome), Is.EqualTo(new[] { IngestOutcome.Running, IngestOutcome.Interrupted }));
            Assert.That(recorded[1].Id, Is.EqualTo(first.Id));
            Assert.That(recorded[1].FinishedAt, Is.EqualTo(began), "the last that was seen of it");
            Assert.That(recorded[1].Message, Does.Contain("ended in the middle"));
        });
    }

    [Test]
    public async Task A_heartbeat_keeps_a_run_alive_and_tells_how_far_it_is()
    {
        var run = await TryStartAsync("alphavantage");
        _time.Advance(IngestRunStore.Patience);
        await _runs.BeatAsync(run.Id, new(3, 2, 1), 4, CancellationToken.None);
        _time.Advance(IngestRunStore.Patience);

        Assert.That((await TryStartAsync("alphavantage")).Begins, Is.False);
        Assert.That(await _runs.EndDeadAsync(CancellationToken.None), Is.Zero);
        var recorded = (await _runs.ListAsync(10, 1, CancellationToken.None)).Items.Single();
        Assert.That((recorded.Outcome, recorded.Counts, recorded.Rejected, recorded.FinishedAt),
            Is.EqualTo((IngestOutcome.Running, new WriteCounts(3, 2, 1), 4L, (DateTimeOffset?)null)));
    }

    [Test]
    public async Task A_heartbeat_after_the_end_changes_nothing()
    {
        var run = await TryStartAsync("alphavantage");
        await _runs.FinishAsync(run.Id, IngestOutcome.Partial, new(1, 0, 0), 2, "why", CancellationToken.None);
        await _runs.BeatAsync(run.Id, new(9, 9, 9), 9, CancellationToken.None);

        var recorded = (await _runs.ListAsync(10, 1, CancellationToken.None)).Items.Single();
        Assert.That((recorded.Outcome, recorded.Counts, recorded.Rejected), Is.EqualTo((IngestOutcome.Partial, new WriteCounts(1, 0, 0), 2L)));
    }

    private ServiceProvider Process() => Database.Process(services => services.AddSingleton<TimeProvider>(_time));

    private Task<RunStart> TryStartAsync(string provider) => _runs.TryStartAsync(provider, "IBM", "tests", CancellationToken.None);
}
