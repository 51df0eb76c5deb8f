using StockStats.ServiceInterface.Caching.Redis;
using StockStats.Tests.Caching.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Caching.Redis;

/// <summary>What Redis does for a server can be read from outside.</summary>
[TestFixture, Category(StorageFixture.Server)]
public sealed class RedisMetricsTests : DatabaseFixture
{
    [Test]
    public async Task Hits_misses_and_failures_are_told()
    {
        await using var redis = await RedisServer.StartAsync();
        foreach (var symbol in (string[])["A", "B", "C"]) await Database.StoreDaysAsync(symbol, new(2024, 1, 2), 3);
        await using var first = await ServerAsync(redis);
        await using var second = await ServerAsync(redis);
        using var totals = new MeterTotals(second.RedisMetrics.Meter);
        await first.Shared.PutAsync((await first.FindAsync("A"))!);

        foreach (var symbol in (string[])["A", "B"]) await second.FindAsync(symbol);
        await redis.KillAsync();
        await Eventually.TrueAsync(async () =>
        {
            second.Clock.Advance(RedisHealth.Rest);
            return !(await second.Redis.AskAsync(it => it.GetDatabase().PingAsync())).Came;
        });

        Assert.Multiple(() =>
        {
            Assert.That(totals.Read()["stockstats.redis.hits"], Is.EqualTo(1));
            Assert.That(totals.Read()["stockstats.redis.misses"], Is.EqualTo(1));
            Assert.That(totals.Read()["stockstats.redis.failures"], Is.GreaterThan(0));
        });
    }

    private async Task<CachingProcess> ServerAsync(RedisServer redis)
    {
        var server = new CachingProcess(Database, redis: redis.Address);
        await server.ConnectAsync();
        return server;
    }
}
