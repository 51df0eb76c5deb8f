using StackExchange.Redis;
using StockStats.ServiceInterface.Caching.Redis;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Caching.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Caching.Redis;

/// <summary>What one server has read from the database the others take from Redis, and never anything else than what is committed.</summary>
[TestFixture(DatabaseKind.Sqlite, Category = StorageFixture.Server), TestFixture(DatabaseKind.MariaDb, Category = StorageFixture.Server)]
public sealed class SharedSeriesTests(DatabaseKind kind) : StorageFixture(kind)
{
    private const int Days = 10;
    private static readonly DateOnly First = new(2024, 1, 2);

    private RedisServer _redis = null!;
    private ConnectionMultiplexer _admin = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _redis = await RedisServer.StartAsync();
        _admin = await _redis.ConnectAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _admin.DisposeAsync();
        await _redis.DisposeAsync();
    }

    [Test]
    public async Task A_second_server_reads_the_version_and_not_the_bars()
    {
        await StoreAsync("IBM", 1);
        await using var first = await ServerAsync();
        await using var second = await ServerAsync();
        var read = await first.FindAsync("IBM");
        await PutAsync(first, read);

        var shared = await second.FindAsync("IBM");

        Assert.Multiple(() =>
        {
            Assert.That((first.Store.Loads, first.Store.Versions), Is.EqualTo((1, 1)));
            Assert.That((second.Store.Loads, second.Store.Versions), Is.EqualTo((0, 1)));
            Assert.That((shared!.Version, shared.DatabaseId), Is.EqualTo((read!.Version, read.DatabaseId)));
            Assert.That(Rounds.In(shared.Series), Is.EqualTo(new[] { 1m }));
        });
    }

    [Test]
    public async Task A_history_that_was_read_is_put_for_a_day()
    {
        await StoreAsync("IBM", 1);
        await using var server = await ServerAsync();
        var key = KeyOf((await server.FindAsync("IBM"))!);

        await Eventually.TrueAsync(() => _admin.GetDatabase().KeyExistsAsync(key));

        var left = await _admin.GetDatabase().KeyTimeToLiveAsync(key);
        Assert.That(left, Is.GreaterThan(RedisSeries.Lifetime - TimeSpan.FromMinutes(1)).And.LessThanOrEqualTo(RedisSeries.Lifetime));
    }

    [Test]
    public async Task After_a_poll_the_version_is_known_and_the_new_history_comes_from_Redis_alone()
    {
        await StoreAsync("IBM", 1);
        await using var first = await ServerAsync();
        await using var second = await ServerAsync();
        foreach (var server in new[] { first, second }) await server.FindAsync("IBM");
        var (loads, versions) = (second.Store.Loads, second.Store.Versions);

        await StoreAsync("IBM", 2);
        await first.Poller.PollAsync();
        await PutAsync(first, await first.FindAsync("IBM"));
        await second.Poller.PollAsync();

        Assert.That(Rounds.In(await second.GetAsync("IBM")), Is.EqualTo(new[] { 2m }));
        Assert.That((second.Store.Loads, second.Store.Versions), Is.EqualTo((loads, versions)));
    }

    [Test]
    public async Task A_symbol_that_is_not_stored_costs_one_small_question()
    {
        await using var server = await ServerAsync();

        Assert.That(await server.FindAsync("NOPE"), Is.Null);
        Assert.That((server.Store.Loads, server.Store.Versions), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task A_history_of_98_years_goes_through_Redis_as_it_is()
    {
        const int Bars = 25_000;
        var bars = SeriesBytesTests.Walk(Bars);
        await Database.Store.WriteAsync(new SymbolPrices("LONG", PriceBasis.Raw, "test", [.. bars.Select(bar => new PriceRow(bar, null))]), CancellationToken.None);
        await using var first = await ServerAsync();
        await using var second = await ServerAsync();
        await PutAsync(first, await first.FindAsync("LONG"));

        var shared = await second.GetAsync("LONG");

        Assert.That(second.Store.Loads, Is.Zero);
        Assert.That(shared.Bytes, Is.GreaterThan(1 << 20), "as columns, more than common caches take of one entry");
        Assert.That(Enumerable.Range(0, shared.Count).Select(shared.BarAt), Is.EqualTo(bars));
    }

    [Test]
    public async Task What_is_no_history_is_ignored_told_and_replaced([Values("", "garbage", "cut", "foreign")] string kind)
    {
        await StoreAsync("IBM", 1);
        await StoreAsync("AAPL", 5);
        await using var first = await ServerAsync();
        await using var second = await ServerAsync();
        var (stored, other) = ((await first.FindAsync("IBM"))!, (await first.FindAsync("AAPL"))!);
        var bytes = SeriesBytes.Write(stored);
        var wrong = kind switch { "cut" => bytes[..^1], "foreign" => SeriesBytes.Write(other), _ => System.Text.Encoding.UTF8.GetBytes(kind) };
        await PutAsync(first, stored);
        await _admin.GetDatabase().StringSetAsync(KeyOf(stored), wrong);

        var found = await second.GetAsync("IBM");
        await Eventually.TrueAsync(async () => (byte[]?)await _admin.GetDatabase().StringGetAsync(KeyOf(stored)) is { } kept && bytes.AsSpan().SequenceEqual(kept));

        Assert.That(Rounds.In(found), Is.EqualTo(new[] { 1m }));
        Assert.That(second.Store.Loads, Is.EqualTo(1));
        Assert.That(second.Log.Lines.Count(line => line.Contains(" 1212 ", StringComparison.Ordinal) && line.Contains(KeyOf(stored), StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task Another_database_in_the_same_Redis_is_another()
    {
        await StoreAsync("IBM", 1);
        await using var first = await ServerAsync();
        await PutAsync(first, await first.FindAsync("IBM"));
        await Database.ExecuteAsync("UPDATE change_counter SET database_id = 'ffffffffffffffffffffffffffffffff'");
        await Database.ExecuteAsync("UPDATE financial_data SET volume = 5");
        await using var second = await ServerAsync();

        Assert.That((await second.GetAsync("IBM")).BarAt(0).Volume, Is.EqualTo(5));
    }

    private async Task<CachingProcess> ServerAsync()
    {
        var server = new CachingProcess(Database, redis: _redis.Address);
        await server.ConnectAsync();
        return server;
    }

    /// <summary>Puts a history, and waits for it, as the server does not.</summary>
    private static Task PutAsync(CachingProcess server, StoredSeries? stored) => server.Shared.PutAsync(stored!);

    private static string KeyOf(StoredSeries stored) => new SeriesKey(stored.DatabaseId, stored.Series.Facts.Symbol, stored.Version).ToString();

    private Task<WriteCounts> StoreAsync(string symbol, decimal round) =>
        Database.Store.WriteAsync(Rounds.Of(symbol, First, Days, round), CancellationToken.None);
}
