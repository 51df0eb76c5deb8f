using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using StackExchange.Redis;
using StockStats.Tests.Caching.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Program;

/// <summary>The program with a real Redis: what it says of it, and that a task tells servers what it has stored.</summary>
[TestFixture, Category("Program"), Category(StorageFixture.Server)]
public sealed class RedisRunTests
{
    private const string Password = "S3CRET-of-redis";

    private TemporaryFolder _folder = null!;
    private RedisServer _redis = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _folder = new();
        _redis = await RedisServer.StartAsync("--requirepass", Password);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _redis.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task Health_and_log_tell_that_it_goes_and_comes_and_the_server_stays_ready()
    {
        await using var server = await RunningServer.StartAsync(_folder.Path, "--Cache:Redis", $"redis://:{Password}@{_redis.Address}", "--Log:Level", "Verbose");
        await Eventually.TrueAsync(async () => await HealthAsync(server) is (HttpStatusCode.OK, "Healthy", "answers"));

        await _redis.KillAsync();
        await Eventually.TrueAsync(async () => (await HealthAsync(server)).Status == "Degraded");
        var away = await HealthAsync(server);
        await _redis.StartAgainAsync();
        await Eventually.TrueAsync(async () => await HealthAsync(server) is (HttpStatusCode.OK, "Healthy", "answers"));
        await server.StopAsync();

        var log = string.Concat(Directory.GetFiles(_folder.File("data/log")).Select(File.ReadAllText));
        Assert.Multiple(() =>
        {
            Assert.That(away.Code, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(away.Redis, Does.StartWith("not used, the service goes on without it"));
            Assert.That(Count(log, "cannot be used"), Is.EqualTo(1));
            Assert.That(Count(log, "is used again"), Is.EqualTo(1));
            Assert.That(log, Does.Not.Contain(Password));
        });
    }

    [Test]
    public async Task An_address_that_cannot_be_read_stops_the_start_with_one_line_that_does_not_show_it()
    {
        var run = await ProgramRun.OfAsync(_folder.Path, "--Cache:Redis", $"cache:port,password={Password}");

        Assert.That((run.ExitCode, run.Error.Trim()), Is.EqualTo((2,
            "Cache:Redis cannot be read: expected host:port[,password=…][,defaultDatabase=0], or redis://[:password@]host:port[/database]")));
        Assert.That(run.Output, Does.Not.Contain(Password));
    }

    [Test]
    public async Task An_ingest_tells_servers_that_it_has_stored_something()
    {
        _folder.Write("prices.csv", "symbol,date,open_price,close_price,volume\nIBM,2024-02-29,186.2,185.03,9129000\n");
        await using var admin = await ConnectionMultiplexer.ConnectAsync($"{_redis.Address},password={Password}");
        var heard = new TaskCompletionSource<string>();
        await admin.GetSubscriber().SubscribeAsync(RedisChannel.Pattern("stockstats:changes:*"), (channel, _) => heard.TrySetResult(channel.ToString()));

        var run = await ProgramRun.OfAsync(_folder.Path,
            "--AppTasks=ingest", "--path", "prices.csv", "--basis", "raw", "--Cache:RedisFile", _folder.Write("redis", $"{_redis.Address},password={Password}\n"));

        Assert.That((run.ExitCode, run.LastLine), Is.EqualTo((0, "inserted 1, updated 0, unchanged 0, rejected 0")), run.Error);
        Assert.That(await heard.Task.WaitAsync(TimeSpan.FromSeconds(30)), Does.Match("^stockstats:changes:[0-9a-f]{32}$"));
    }

    [Test]
    public async Task An_update_through_one_server_is_seen_through_another()
    {
        const int Updates = 21;
        string[] settings = [.. RoundWriter.Settings, "--Cache:Redis", $"redis://:{Password}@{_redis.Address}"];
        await using var written = await RunningServer.StartAsync(_folder.Path, settings);
        await using var asked = await RunningServer.StartAsync(_folder.Path, settings);
        await Eventually.TrueAsync(async () => await HealthAsync(asked) is (HttpStatusCode.OK, "Healthy", "answers"));
        var writer = new RoundWriter(written, Updates);
        using var reader = new RoundReader(asked.Address, RoundWriter.Symbols[0]);
        List<double> milliseconds = [];
        for (var round = 1; round <= Updates; round++)
        {
            await writer.SendAsync(round);
            var begin = Stopwatch.GetTimestamp();
            while (await reader.AskAsync() != round) Assert.That(Stopwatch.GetElapsedTime(begin), Is.LessThan(TimeSpan.FromMinutes(1)));
            milliseconds.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        // How fast is a figure, not a test: that the word of the change does it, and no poll, is held where clocks stand still (ChangeNoticeTests).
        await TestContext.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"seen after {string.Join(", ", milliseconds.Select(ms => (int)ms))} ms"));
    }

    [Test]
    public async Task An_ingest_without_Redis_stores_and_ends_all_the_same()
    {
        _folder.Write("prices.csv", "symbol,date,open_price,close_price,volume\nIBM,2024-02-29,186.2,185.03,9129000\n");
        await _redis.KillAsync();

        var run = await ProgramRun.OfAsync(_folder.Path, "--AppTasks=ingest", "--path", "prices.csv", "--basis", "raw", "--Cache:Redis", _redis.Address);

        Assert.That((run.ExitCode, run.LastLine), Is.EqualTo((0, "inserted 1, updated 0, unchanged 0, rejected 0")), run.Error);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static async Task<(HttpStatusCode Code, string Status, string Redis)> HealthAsync(RunningServer server)
    {
        using var response = await server.Client.GetAsync("/health/ready");
        var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        return (response.StatusCode, body.GetProperty("status").GetString()!, body.GetProperty("checks").GetProperty("redis").GetString()!);
    }
}
