using StockStats.ServiceInterface.Caching.Redis;
using StockStats.Tests.Caching.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Caching.Redis;

/// <summary>Redis away, slow or shut: no error to callers, and the log says each turn once.</summary>
[TestFixture, Category(StorageFixture.Server)]
public sealed class RedisAwayTests : DatabaseFixture
{
    private const int Days = 10;
    private static readonly DateOnly First = new(2024, 1, 2);

    private RedisServer _redis = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _redis = await RedisServer.StartAsync();
        foreach (var symbol in (string[])["A", "B", "C", "D"]) await Database.StoreDaysAsync(symbol, First, Days);
    }

    [TearDown]
    public async Task StopAsync() => await _redis.DisposeAsync();

    [Test]
    public async Task Stopped_and_started_again_costs_no_answer_and_is_told_once_each()
    {
        await using var server = new CachingProcess(Database, redis: _redis.Address);
        var watch = await server.ConnectAsync();
        var before = await server.FindAsync("A");
        await Eventually.TrueAsync(async () => (await AskAsync(server)).Came && watch.Trouble is null);

        await _redis.KillAsync();
        var without = await server.FindAsync("B");
        await Eventually.TrueAsync(async () => !(await AskAsync(server)).Came && watch.Trouble is not null);
        await _redis.StartAgainAsync();
        await Eventually.TrueAsync(async () => (await AskAsync(server)).Came && watch.Trouble is null);
        var after = await server.FindAsync("C");

        Assert.That(new[] { before, without, after }, Has.All.Not.Null);
        Assert.That(Events(server), Is.EqualTo(new[] { "Warning 1210", "Information 1211" }));
    }

    [Test]
    public async Task Away_at_the_start_it_is_used_once_it_is_there()
    {
        await _redis.KillAsync();
        await using var server = new CachingProcess(Database, redis: _redis.Address);
        var watch = await server.ConnectAsync();
        var without = await server.FindAsync("A");
        await Eventually.TrueAsync(async () => !(await AskAsync(server)).Came && watch.Trouble is not "it has not answered yet");

        await _redis.StartAgainAsync();
        await Eventually.TrueAsync(async () => (await AskAsync(server)).Came && watch.Trouble is null);

        Assert.That(without, Is.Not.Null);
        Assert.That(Events(server), Is.EqualTo(new[] { "Warning 1210", "Information 1211" }));
    }

    [Test]
    public async Task A_slow_one_is_waited_for_200_ms_once_and_then_left_alone()
    {
        await using var proxy = new SlowProxy(_redis.Port);
        await using var server = new CachingProcess(Database, redis: proxy.Address);
        var watch = await server.ConnectAsync();
        await Eventually.TrueAsync(async () => (await AskAsync(server)).Came);

        proxy.Hold();
        var waiting = server.FindAsync("A");
        await proxy.Held;
        var isEarly = waiting.IsCompleted;
        await Eventually.TrueAsync(() =>
        {
            server.Clock.Advance(RedisLink.Patience);
            return waiting.IsCompleted;
        });
        var later = await Task.WhenAll(server.FindAsync("B"), server.FindAsync("C")).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Multiple(async () =>
        {
            Assert.That(isEarly, Is.False);
            Assert.That(await waiting, Is.Not.Null);
            Assert.That(later, Has.All.Not.Null);
            Assert.That(watch.Trouble, Is.EqualTo("no answer within 200 ms"));
            Assert.That(Events(server), Is.EqualTo(new[] { "Warning 1210" }));
        });

        proxy.Release();
        await Eventually.TrueAsync(async () => (await AskAsync(server)).Came && watch.Trouble is null);
        Assert.That(Events(server), Is.EqualTo(new[] { "Warning 1210", "Information 1211" }));
    }

    [Test]
    public async Task A_wrong_password_is_told_once_and_never_shown()
    {
        await using var shut = await RedisServer.StartAsync("--requirepass", "S3CRET-right");
        await using var server = new CachingProcess(Database, redis: $"{shut.Address},password=S3CRET-wrong");
        var watch = await server.ConnectAsync();

        var answers = await Task.WhenAll(server.FindAsync("A"), server.FindAsync("B"));
        await Eventually.TrueAsync(async () => !(await AskAsync(server)).Came && watch.Trouble is not "it has not answered yet");

        Assert.That(answers, Has.All.Not.Null);
        Assert.That(Events(server), Is.EqualTo(new[] { "Warning 1210" }));
        Assert.That(server.Log.Lines.Append(watch.Trouble), Has.None.Contains("S3CRET"));
    }

    [Test]
    public async Task The_right_password_opens()
    {
        await using var shut = await RedisServer.StartAsync("--requirepass", "p,w@:/");
        await using var server = new CachingProcess(Database, redis: $"redis://:{Uri.EscapeDataString("p,w@:/")}@{shut.Address}/3");
        var watch = await server.ConnectAsync();

        await Eventually.TrueAsync(async () => (await AskAsync(server)).Came);

        Assert.That(watch.Trouble, Is.Null);
    }

    [Test]
    public async Task A_full_one_is_told_and_the_service_goes_on()
    {
        await using var full = await RedisServer.StartAsync("--maxmemory", "1", "--maxmemory-policy", "noeviction");
        await using var server = new CachingProcess(Database, redis: full.Address);
        var watch = await server.ConnectAsync();
        var read = await server.FindAsync("A");
        await server.Shared.PutAsync(read!);

        Assert.That(await server.FindAsync("B"), Is.Not.Null);
        Assert.That(watch.Trouble, Does.StartWith("OOM"));
    }

    /// <summary>Asks as the watch does, and lets time pass so that a rest ends.</summary>
    private static Task<RedisAnswer<TimeSpan>> AskAsync(CachingProcess server)
    {
        var answer = server.Redis.AskAsync(redis => redis.GetDatabase().PingAsync());
        server.Clock.Advance(TimeSpan.FromMilliseconds(50));
        return answer;
    }

    /// <summary>Levels and numbers of what was logged.</summary>
    private static IEnumerable<string> Events(CachingProcess server) =>
        server.Log.Lines.Where(line => line.Contains("Redis (", StringComparison.Ordinal)).Select(line => string.Join(' ', line.Split(' ')[..2]));
}
