using StockStats.ServiceInterface.Caching;
using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Caching.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Caching;

/// <summary>While the database is away nothing older than a second is answered, unless the settings allow it; when it is back, all is right.</summary>
[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.MariaDb, Category = StorageFixture.Server)]
public sealed class StorageAwayTests(DatabaseKind kind) : StorageFixture(kind)
{
    private const int Days = 3;
    private static readonly DateOnly First = new(2024, 1, 2);
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    [Test]
    public async Task Answers_end_after_a_second_and_come_back_right()
    {
        await using var process = await StartAsync();
        await process.GetAsync("IBM");
        await using (Away(process))
        {
            process.Clock.Advance(Freshness.MaxAge);
            Assert.That(Rounds.In(await process.GetAsync("IBM")), Is.EqualTo(new[] { 1m }), "as old as it may be");
            process.Clock.Advance(Tick);
            Assert.That(async () => await process.GetAsync("IBM"), Throws.TypeOf<StorageException>());
        }

        await StoreAsync(2);
        process.Clock.Advance(ChangePoller.Interval);

        Assert.That(Rounds.In(await process.GetAsync("IBM")), Is.EqualTo(new[] { 2m }));
    }

    [Test]
    public async Task A_database_that_is_away_at_the_start_is_waited_for()
    {
        await using var process = await StartAsync();
        await using (Away(process))
        {
            Assert.That(await process.Poller.PollAsync(), Is.Not.Null);
            Assert.That(async () => await process.GetAsync("IBM"), Throws.TypeOf<StorageException>());
        }

        process.Clock.Advance(ChangePoller.Interval);

        Assert.That(Rounds.In(await process.GetAsync("IBM")), Is.EqualTo(new[] { 1m }));
    }

    [Test]
    public async Task Requests_do_not_ask_a_database_that_has_just_failed()
    {
        await using var process = await StartAsync();
        await using var away = Away(process);
        await process.Poller.PollAsync();
        var failure = process.Poller.State;

        for (var i = 0; i < 10; i++) Assert.That(async () => await process.GetAsync("IBM"), Throws.TypeOf<StorageException>());

        Assert.That(process.Poller.State, Is.SameAs(failure));
    }

    [Test]
    public async Task What_is_cached_is_answered_as_long_as_the_settings_say()
    {
        await using var process = await StartAsync(new() { ServeStale = Stale });
        await process.GetAsync("IBM");
        await using var away = Away(process);

        process.Clock.Advance(Freshness.MaxAge + Stale);
        await process.Poller.PollAsync();
        Assert.That(Rounds.In(await process.GetAsync("IBM")), Is.EqualTo(new[] { 1m }));

        process.Clock.Advance(Tick);
        Assert.That(async () => await process.GetAsync("IBM"), Throws.TypeOf<StorageException>());
    }

    [Test]
    public async Task A_series_known_to_be_outdated_is_answered_as_long_as_the_settings_say()
    {
        await using var process = await StartAsync(new() { ServeStale = Stale });
        await process.GetAsync("IBM");
        await StoreAsync(2);
        await process.Poller.PollAsync();
        process.Store.AfterRead = () => throw new StorageException("away");

        var within = Rounds.In(await process.GetAsync("IBM"));
        process.Clock.Advance(Stale + Tick);

        Assert.That(within, Is.EqualTo(new[] { 1m }));
        Assert.That(async () => await process.GetAsync("IBM"), Throws.TypeOf<StorageException>());
    }

    [Test]
    public async Task A_poll_that_hangs_is_given_up()
    {
        await using var process = await StartAsync();
        var arrived = new TaskCompletionSource();
        process.Store.BeforePoll = () =>
        {
            arrived.TrySetResult();
            return new TaskCompletionSource().Task;
        };
        var poll = process.Poller.PollAsync();
        await arrived.Task;

        process.Clock.Advance(ChangePoller.Patience);

        Assert.That((await poll)?.Message, Does.Contain("2 s"));
        process.Store.BeforePoll = () => Task.CompletedTask;
        process.Clock.Advance(ChangePoller.Interval);
        Assert.That(await process.FindAsync("IBM"), Is.Not.Null);
    }

    private async Task<CachingProcess> StartAsync(SeriesCacheOptions? options = null)
    {
        await StoreAsync(1);
        return new(Database, options);
    }

    private Task<WriteCounts> StoreAsync(decimal round) =>
        Database.Store.WriteAsync(Rounds.Of("IBM", First, Days, round), CancellationToken.None);

    /// <summary>Takes the database away until the answer is disposed: a file is moved; questions to a server fail.</summary>
    private Undo Away(CachingProcess process)
    {
        if (Database is TestDatabase file)
        {
            file.Dialect.Dispose();
            File.Move(file.File, file.File + ".away");
            return new(() => File.Move(file.File + ".away", file.File));
        }

        process.Store.BeforePoll = () => throw new StorageException("away");
        return new(() => process.Store.BeforePoll = () => Task.CompletedTask);
    }

    private sealed class Undo(Action undo) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            undo();
            return ValueTask.CompletedTask;
        }
    }
}
