using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using StockStats.Scheduling;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Ingest.Support;

namespace StockStats.Tests.Scheduling;

/// <summary>Runs that begin by themselves, on a clock that the test sets.</summary>
[TestFixture, FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ScheduledIngestTests : DatabaseFixture
{
    /// <summary>Once a year, an hour after the clock's begin.</summary>
    private static readonly IngestSettings Yearly = new() { Schedule = "0 13 4 3 *", ScheduleZone = "Etc/UTC" };

    private readonly FakeTimeProvider _time = new(new(2024, 3, 4, 12, 0, 0, TimeSpan.Zero));
    private readonly LogRecorder _log = new();

    [Test]
    public async Task When_the_time_has_come_the_default_symbols_are_fetched_once()
    {
        var runs = await RunAsync(() => _log.Lines.Count(line => line.Contains("The next scheduled ingest", StringComparison.Ordinal)) == 2);

        Assert.That(runs.Select(run => (run.StartedBy, run.Provider, run.Symbols, run.Outcome)),
            Is.EqualTo(new[] { ("schedule", "alphavantage", "IBM,AAPL", IngestOutcome.NoPrices) }));
    }

    [Test]
    public async Task A_time_at_which_another_run_is_at_work_is_left_out()
    {
        await Database.Runs.TryStartAsync(ProviderNames.AlphaVantage, "IBM", "task", CancellationToken.None);

        var runs = await RunAsync(() => _log.Lines.Any(line => line.Contains("is left out: run 1 is at work", StringComparison.Ordinal)));

        Assert.That(runs.Select(run => run.StartedBy), Is.EqualTo(new[] { "task" }));
    }

    [Test]
    public async Task Without_a_database_the_time_passes_and_the_schedule_goes_on()
    {
        await Database.ExecuteAsync("DROP TABLE quarantine");
        await Database.ExecuteAsync("DROP TABLE ingest_runs");

        await PassAsync(() => _log.Lines.Count(line => line.Contains("The next scheduled ingest", StringComparison.Ordinal)) == 2);

        Assert.That(_log.Lines, Has.Some.Contains("could not begin"));
    }

    [Test]
    public async Task Whatever_fails_the_time_passes_and_the_schedule_goes_on()
    {
        await PassAsync(
            () => _log.Lines.Count(line => line.Contains("The next scheduled ingest", StringComparison.Ordinal)) == 2,
            () => throw new InvalidOperationException("no provider"));

        Assert.That(_log.Lines, Has.Some.Contains("could not begin").And.Some.Contains("no provider"));
    }

    private async Task<IReadOnlyList<IngestRun>> RunAsync(Func<bool> isOver)
    {
        await PassAsync(isOver);
        return (await Database.Runs.ListAsync(10, 1, CancellationToken.None)).Items;
    }

    /// <summary>Lets time pass, a minute at a time, until something has come about.</summary>
    private async Task PassAsync(Func<bool> isOver, Func<IPriceProvider>? provider = null)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var logs = LoggerFactory.Create(logging => logging.AddProvider(_log));
        using var runner = Runners.Background(Database, provider ?? (() => new FakeProvider([], name: ProviderNames.AlphaVantage)));
        using var scheduled = new ScheduledIngest(
            IngestSchedule.Read(Yearly)!, runner, new(["IBM", "AAPL"]), _time, logs.CreateLogger<ScheduledIngest>());
        await scheduled.StartAsync(CancellationToken.None);
        while (!isOver())
        {
            patience.Token.ThrowIfCancellationRequested();
            _time.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        await runner.WhenIdleAsync();
        await scheduled.StopAsync(CancellationToken.None);
    }
}
