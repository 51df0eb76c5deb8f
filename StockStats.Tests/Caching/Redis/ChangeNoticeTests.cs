using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Caching.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Caching.Redis;

/// <summary>A server that hears of a change asks at once. The clocks of these servers stand still: no poll would be due for ever.</summary>
[TestFixture(DatabaseKind.Sqlite, Category = StorageFixture.Server), TestFixture(DatabaseKind.MariaDb, Category = StorageFixture.Server)]
public sealed class ChangeNoticeTests(DatabaseKind kind) : StorageFixture(kind)
{
    private const int Days = 10;
    private static readonly DateOnly First = new(2024, 1, 2);

    private RedisServer _redis = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _redis = await RedisServer.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _redis.DisposeAsync();

    [Test]
    public async Task A_commit_of_one_server_is_seen_through_another_without_a_poll_of_its_own()
    {
        await Database.Store.WriteAsync(Rounds.Of("IBM", First, Days, 1), CancellationToken.None);
        await using var writer = new CachingProcess(Database, redis: _redis.Address);
        await using var reader = new CachingProcess(Database, redis: _redis.Address);
        using var stop = new CancellationTokenSource();
        var watching = await WatchAsync(reader, stop.Token);
        await writer.ConnectAsync();
        await reader.GetAsync("IBM");

        // Nobody says when a subscription holds: words before that are lost, and the next one is heard.
        for (var round = 2; round <= 3; round++)
        {
            var wanted = round;
            await Eventually.TrueAsync(async () =>
            {
                await writer.Store.WriteAsync(Rounds.Of("IBM", First, Days, wanted), CancellationToken.None);
                await writer.Store.WriteAsync(Rounds.Of("OTHER", First, 1, Random.Shared.Next(1, 1_000_000)), CancellationToken.None);
                return Rounds.In(await reader.GetAsync("IBM")) is [var seen] && seen == wanted;
            });
        }

        await stop.CancelAsync();
        Assert.That(async () => await watching, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_writer_that_never_asked_the_database_what_changed_tells_too()
    {
        await using var reader = new CachingProcess(Database, redis: _redis.Address);
        using var stop = new CancellationTokenSource();
        var watching = await WatchAsync(reader, stop.Token);
        var polls = reader.Store.Polls;
        var round = 0;
        await Eventually.TrueAsync(async () =>
        {
            await using var task = new CachingProcess(Database, redis: _redis.Address);
            await task.ConnectAsync();
            await task.Store.WriteAsync(Rounds.Of("IBM", First, Days, ++round), CancellationToken.None);
            return reader.Poller.State.Success is not null && reader.Store.Polls > polls + 1;
        });

        await stop.CancelAsync();
        Assert.That(async () => await watching, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Writes_go_on_without_Redis_and_nobody_waits()
    {
        await using var writer = new CachingProcess(Database, redis: FormattableString.Invariant($"127.0.0.1:{ServerProgram.FreePort()}"));
        await writer.ConnectAsync();

        for (var round = 1; round <= 20; round++)
            Assert.That(await writer.Store.WriteAsync(Rounds.Of("IBM", First, 1, round), CancellationToken.None), Is.EqualTo(round == 1 ? new WriteCounts(1, 0, 0) : new WriteCounts(0, 1, 0)));
    }

    /// <summary>Has a process listen, which knows its database.</summary>
    private static async Task<Task> WatchAsync(CachingProcess process, CancellationToken stop)
    {
        var watch = await process.ConnectAsync();
        await process.Poller.PollAsync();
        return watch.RunAsync(stop);
    }
}
