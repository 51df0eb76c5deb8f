using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StockStats.ServiceInterface.Caching;
using StockStats.ServiceInterface.Caching.Redis;
using StockStats.ServiceInterface.RateLimits;
using StockStats.Tests.Caching.Support;
using StockStats.Tests.Ingest.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.RateLimits;

/// <summary>Two servers that count in one real Redis, and what they do without it.</summary>
[TestFixture, Category(StorageFixture.Server)]
public sealed class SharedRatesTests : DatabaseFixture
{
    private static readonly RateLimit Limit = new(20);

    private RedisServer _redis = null!;

    [SetUp]
    public async Task StartAsync() => _redis = await RedisServer.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _redis.DisposeAsync();

    [Test]
    public async Task What_one_server_counts_the_other_counts_too()
    {
        await using var first = await ServerAsync(new());
        await using var second = await ServerAsync(new());
        RateLimiter[] limiters = [first.GetRequiredService<RateLimiter>(), second.GetRequiredService<RateLimiter>()];

        var verdicts = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => limiters[i % 2].TakeAsync("key:loader", Limit, 0).AsTask()));
        var other = await limiters[0].TakeAsync("key:other", Limit, 0);
        await using var admin = await _redis.ConnectAsync();
        var keys = admin.GetServers()[0].Keys(pattern: "*:rate:*").Select(key => (Key: key.ToString(), Life: admin.GetDatabase().KeyTimeToLive(key))).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(verdicts.Count(verdict => verdict.IsAllowed), Is.EqualTo(20).Or.EqualTo(21), "one may have come back meanwhile");
            Assert.That(verdicts.Where(verdict => !verdict.IsAllowed).Select(verdict => verdict.RetryAfter), Has.All.InRange(TimeSpan.Zero, TimeSpan.FromSeconds(3)));
            Assert.That(other.Remaining, Is.EqualTo(19));
            Assert.That(keys, Has.Count.EqualTo(2).And.All.Matches<(string Key, TimeSpan? Life)>(key => key.Life <= TimeSpan.FromMinutes(1)));
            Assert.That(string.Concat(keys), Does.Not.Contain("loader"));
        });
    }

    [Test]
    public async Task Without_Redis_each_server_counts_by_itself_and_says_so_once()
    {
        var log = new LogRecorder();
        await using var server = await ServerAsync(log);
        var limiter = server.GetRequiredService<RateLimiter>();
        await limiter.TakeAsync("a", Limit, 0);
        await _redis.KillAsync();

        var verdicts = new List<RateVerdict>();
        for (var i = 0; i < 40; i++) verdicts.Add(await limiter.TakeAsync("a", Limit, 0));
        await _redis.StartAgainAsync();
        await Eventually.TrueAsync(async () =>
        {
            await limiter.TakeAsync("b", Limit, 0);
            return log.Lines.Any(line => line.StartsWith("Information 1221", StringComparison.Ordinal));
        });

        Assert.That(verdicts.Count(verdict => verdict.IsAllowed), Is.InRange(20, 21));
        Assert.That(log.Lines.Count(line => line.StartsWith("Warning 1220", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    private async Task<ServiceProvider> ServerAsync(LogRecorder log)
    {
        var services = Database.Process(process =>
        {
            process.AddSingleton<ILoggerFactory>(_ => LoggerFactory.Create(logging => logging.AddProvider(log)));
            process.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
            process.AddRedis(_redis.Address);
            process.AddRequestRates();
        });
        await services.GetRequiredService<ChangePoller>().PollAsync();
        await services.GetRequiredService<RedisLink>().ConnectAsync(TimeSpan.FromMinutes(1));
        return services;
    }
}
