using System.Runtime.CompilerServices;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceModel.Types;

namespace StockStats.Tests.Ingest;

[TestFixture]
public sealed class FetchBatchesTests
{
    private static readonly DateOnly First = new(2024, 2, 28);

    [TestCase(0, 1)]
    [TestCase(1, 1)]
    [TestCase(FetchBatches.EnoughResults - 1, 1)]
    [TestCase(FetchBatches.EnoughResults, 1)]
    [TestCase(FetchBatches.EnoughResults + 1, 1)]
    [TestCase(5, FetchBatches.EnoughRows / 2)]
    public async Task Gives_everything_once_and_in_order(int results, int rows)
    {
        var source = new Source(Enumerable.Range(0, results).Select(i => Prices($"S{i}", rows)));

        var batches = await ReadAsync(source);

        Assert.That(batches.SelectMany(batch => batch).Select(result => result.Subject), Is.EqualTo(Enumerable.Range(0, results).Select(i => $"S{i}")));
        Assert.That(batches, Has.All.Count.InRange(1, FetchBatches.EnoughResults));
    }

    [Test]
    public async Task Gives_what_came_before_an_error_and_then_the_error()
    {
        var source = new Source([Prices("A", 1)], new WrongUsageException("then wrong"));
        List<string> got = [];

        var error = await Assert.ThrowsAsync<WrongUsageException>(async () =>
        {
            await foreach (var batch in FetchBatches.ReadAsync(source, new([]), CancellationToken.None)) got.AddRange(batch.Select(result => result.Subject));
        });

        Assert.That((error?.Message, got), Is.EqualTo(("then wrong", new[] { "A" })));
    }

    [Test]
    public async Task Does_not_wait_for_a_slow_source_to_fill_a_batch()
    {
        var slow = new TaskCompletionSource();
        var source = new Source([Prices("A", 1), Prices("B", 1)], before: subject => subject == "B" ? slow.Task : Task.CompletedTask);
        await using var batches = FetchBatches.ReadAsync(source, new([]), CancellationToken.None).GetAsyncEnumerator();

        Assert.That(await batches.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30)), Is.True);
        Assert.That(batches.Current.Single().Subject, Is.EqualTo("A"));
        slow.SetResult();
        Assert.That(await batches.MoveNextAsync(), Is.True);
        Assert.That(batches.Current.Single().Subject, Is.EqualTo("B"));
    }

    [Test]
    public async Task Stops_the_source_when_nobody_takes_more()
    {
        var source = new Source(Enumerable.Range(0, int.MaxValue).Select(i => Prices($"S{i}", FetchBatches.EnoughRows)));

        await foreach (var _ in FetchBatches.ReadAsync(source, new([]), CancellationToken.None)) break;

        Assert.That((source.IsDisposed, source.Given), Is.EqualTo((true, source.Given)));
        Assert.That(source.Given, Is.LessThan(20), "what is read ahead is bounded");
    }

    private static async Task<List<IReadOnlyList<FetchResult>>> ReadAsync(IPriceProvider source)
    {
        List<IReadOnlyList<FetchResult>> batches = [];
        await foreach (var batch in FetchBatches.ReadAsync(source, new([]), CancellationToken.None)) batches.Add(batch);
        return batches;
    }

    private static FetchedPrices Prices(string symbol, int rows) =>
        new(symbol, new(symbol, PriceBasis.Raw, "test", [.. Enumerable.Range(0, rows).Select(i => TestDatabase.Day(First.AddDays(i), 1, 1))]), [], 0, 0);

    private sealed class Source(IEnumerable<FetchResult> results, Exception? end = null, Func<string, Task>? before = null) : IPriceProvider
    {
        public string Name => "source";

        public int Given { get; private set; }

        public bool IsDisposed { get; private set; }

        public async IAsyncEnumerable<FetchResult> FetchAsync(FetchRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            try
            {
                foreach (var result in results)
                {
                    if (before is not null) await before(result.Subject);
                    Given++;
                    yield return result;
                }

                if (end is not null) throw end;
            }
            finally
            {
                IsDisposed = true;
            }
        }
    }
}
