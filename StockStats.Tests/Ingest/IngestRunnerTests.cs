using System.Runtime.CompilerServices;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Ingest.Support;

namespace StockStats.Tests.Ingest;

/// <summary>Runs in the background of a server.</summary>
[TestFixture]
public sealed class IngestRunnerTests : DatabaseFixture
{
    private static readonly ImportRequest Request = new(new FetchRequest(["IBM"]));

    [Test]
    public async Task A_run_begins_at_once_and_one_that_is_asked_for_meanwhile_does_not()
    {
        var waiting = new WaitingProvider();
        using var runner = Runners.Background(Database, waiting);

        var first = await runner.StartAsync(Request, "tests", CancellationToken.None);
        var second = await runner.StartAsync(Request, "tests", CancellationToken.None);
        waiting.Release();
        await runner.WhenIdleAsync();
        var third = await runner.StartAsync(Request, "tests", CancellationToken.None);
        await runner.WhenIdleAsync();

        Assert.That((first.Begins, second, third.Begins), Is.EqualTo((true, new RunStart(first.Id, false), true)));
        Assert.That((await RunsAsync()).Select(run => run.Outcome), Has.All.EqualTo(IngestOutcome.NoPrices));
    }

    [Test]
    public async Task A_run_that_the_server_stops_is_recorded_as_interrupted()
    {
        using var runner = Runners.Background(Database, new WaitingProvider());
        await runner.StartAsync(Request, "tests", CancellationToken.None);

        await runner.StopAsync();

        Assert.That((await RunsAsync()).Select(run => run.Outcome), Is.EqualTo(new[] { IngestOutcome.Interrupted }));
    }

    [Test]
    public async Task A_request_that_cannot_be_carried_out_is_recorded_as_failed_with_the_reason()
    {
        using var runner = Runners.Background(Database, new FakeProvider([], new WrongUsageException("no such thing"), ProviderNames.AlphaVantage));

        await runner.StartAsync(Request, "tests", CancellationToken.None);
        await runner.WhenIdleAsync();

        Assert.That((await RunsAsync()).Select(run => (run.Outcome, run.Message)), Is.EqualTo(new[] { (IngestOutcome.Failed, (string?)"no such thing") }));
    }

    [Test]
    public async Task A_failure_nobody_foresaw_is_recorded_and_the_next_run_can_begin()
    {
        using var runner = Runners.Background(Database, new FakeProvider([], new InvalidOperationException("inner text"), ProviderNames.AlphaVantage));

        await runner.StartAsync(Request, "tests", CancellationToken.None);
        await runner.WhenIdleAsync();
        var next = await runner.StartAsync(Request, "tests", CancellationToken.None);
        await runner.WhenIdleAsync();

        Assert.That(next.Begins, Is.True);
        Assert.That((await RunsAsync()).Select(run => (run.Outcome, run.Message)), Has.All.EqualTo((IngestOutcome.Failed, (string?)null)));
    }

    private async Task<IReadOnlyList<IngestRun>> RunsAsync() => (await Database.Runs.ListAsync(10, 1, CancellationToken.None)).Items;

    /// <summary>Gives nothing until it is released.</summary>
    private sealed class WaitingProvider : IPriceProvider
    {
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => ProviderNames.AlphaVantage;

        public void Release() => _released.TrySetResult();

        public async IAsyncEnumerable<FetchResult> FetchAsync(FetchRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await _released.Task.WaitAsync(cancellationToken);
            yield break;
        }
    }
}
