using Microsoft.Extensions.DependencyInjection;
using StockStats.ServiceInterface.Caching;
using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Caching.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Caching;

/// <summary>No answer is older than a second, and none is a mix of two states, whatever other processes write.</summary>
[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.MariaDb, Category = StorageFixture.Server)]
public sealed class FreshnessTests(DatabaseKind kind) : StorageFixture(kind)
{
    private const int Days = 60;
    private const int UpdateRounds = 200;
    private static readonly DateOnly First = new(2024, 1, 2);

    [Test]
    public async Task A_change_by_another_process_is_in_every_answer_after_a_second_and_no_poll_comes_before()
    {
        await StoreAsync("IBM", 1);
        await using var process = new CachingProcess(Database);
        await process.GetAsync("IBM");

        await StoreAsync("IBM", 2);
        process.Clock.Advance(Freshness.MaxAge);
        var within = Rounds.In(await process.GetAsync("IBM"));
        process.Clock.Advance(TimeSpan.FromTicks(1));
        var after = Rounds.In(await process.GetAsync("IBM"));

        Assert.That((within, after), Is.EqualTo((new[] { 1m }, new[] { 2m })));
    }

    [Test]
    public async Task A_poll_marks_what_changed_and_nothing_else()
    {
        await StoreAsync("A", 1);
        await StoreAsync("B", 1);
        await using var process = new CachingProcess(Database);
        var (a, b) = (await process.FindAsync("A"), await process.FindAsync("B"));

        await StoreAsync("B", 2);
        Assert.That(await process.Poller.PollAsync(), Is.Null);

        Assert.That(await process.FindAsync("A"), Is.SameAs(a));
        Assert.That((await process.FindAsync("B"))!.Version, Is.GreaterThan(b!.Version));
    }

    [Test]
    public async Task Where_nothing_was_committed_SQLite_is_not_asked_what()
    {
        await using var process = new CachingProcess(Database);
        for (var i = 0; i < 10; i++) await process.Poller.PollAsync();

        Assert.That(process.Store.Polls, Is.EqualTo(Kind == DatabaseKind.Sqlite ? 1 : 10));
    }

    [Test]
    public async Task Readers_see_whole_rounds_that_never_go_back_while_another_process_writes()
    {
        string[] symbols = ["A", "B"];
        foreach (var symbol in symbols) await StoreAsync(symbol, 1);
        await using var process = new CachingProcess(Database);
        var (committed, known) = (1, 0);
        var writer = Task.Run(async () =>
        {
            await using var other = Database.Process();
            for (var round = 2; round <= UpdateRounds; round++)
            {
                await other.GetRequiredService<IPriceStore>().WriteAsync(
                    [.. symbols.Select(symbol => Rounds.Of(symbol, First, Days, round))], CancellationToken.None);
                Volatile.Write(ref committed, round);
            }
        });
        var poller = Task.Run(async () =>
        {
            while (Volatile.Read(ref known) < UpdateRounds)
            {
                var before = Volatile.Read(ref committed);
                Assert.That(await process.Poller.PollAsync(), Is.Null);
                Volatile.Write(ref known, before);
            }
        });

        var readers = Enumerable.Range(0, 4).Select(reader => Task.Run(async () =>
        {
            var last = 0m;
            while (last < UpdateRounds)
            {
                if (writer.IsFaulted || poller.IsFaulted) return;

                // What is cached comes without a wait: readers that never let go of their threads leave none to the writer and the poller.
                await Task.Yield();
                var least = Volatile.Read(ref known);
                var seen = Rounds.In(await process.GetAsync(symbols[reader % 2]));
                Assert.That(seen, Has.Length.EqualTo(1), "a mix of rounds");
                Assert.That(seen[0], Is.GreaterThanOrEqualTo(Math.Max(last, least)));
                last = seen[0];
            }
        }));

        await Task.WhenAll([writer, poller, .. readers]).WaitAsync(TimeSpan.FromMinutes(2));
    }

    private Task<WriteCounts> StoreAsync(string symbol, decimal round) =>
        Database.Store.WriteAsync(Rounds.Of(symbol, First, Days, round), CancellationToken.None);
}
