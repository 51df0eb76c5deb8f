using System.Diagnostics;
using System.Globalization;
using StackExchange.Redis;
using StockStats.Tests.Caching.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Program;

/// <summary>Two whole servers over one MariaDB and one Redis.</summary>
[TestFixture, Category("Program"), Category(StorageFixture.Server)]
public sealed class TwoServersTests() : StorageFixture(DatabaseKind.MariaDb)
{
    private const int Updates = 41;
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(1);

    [Test]
    public async Task Each_update_through_one_is_told_and_seen_through_the_other()
    {
        using var folder = new TemporaryFolder();
        await using var redis = await RedisServer.StartAsync();
        string[] settings = [.. Database.ProgramSettings, .. RoundWriter.Settings, "--Cache:Redis", redis.Address];
        await using var written = await RunningServer.StartAsync(folder.Path, settings);
        await using var asked = await RunningServer.StartAsync(folder.Path, settings);
        await using var other = await ConnectionMultiplexer.ConnectAsync(redis.Address);
        var told = 0;
        await other.GetSubscriber().SubscribeAsync(RedisChannel.Pattern("stockstats:changes:*"), (_, _) => Interlocked.Increment(ref told));
        var writer = new RoundWriter(written, Updates);
        using var reader = new RoundReader(asked.Address, RoundWriter.Symbols[0]);
        List<double> milliseconds = [];
        for (var round = 1; round <= Updates; round++)
        {
            await writer.SendAsync(round);
            var begin = Stopwatch.GetTimestamp();
            while (await reader.AskAsync() != round) Assert.That(Stopwatch.GetElapsedTime(begin), Is.LessThan(Bound));
            milliseconds.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            // One word for each: those of two commits in a row may be one.
            var words = round;
            await Eventually.TrueAsync(() => Volatile.Read(ref told) >= words);
        }

        // How fast is a figure, not a test: that the word of the change does it, and no poll, is held where clocks stand still (ChangeNoticeTests).
        milliseconds.Sort();
        await TestContext.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"seen after: median {milliseconds[Updates / 2]:0} ms, 9 of 10 within {milliseconds[Updates * 9 / 10]:0} ms, slowest {milliseconds[^1]:0} ms"));
        Assert.That(told, Is.EqualTo(Updates));
    }
}
