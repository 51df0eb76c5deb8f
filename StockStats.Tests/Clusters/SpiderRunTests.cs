using System.Diagnostics;
using System.Net;
using System.Text.Json;
using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Caching.Support;
using StockStats.Tests.Program;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Clusters;

/// <summary>The program on a Spider cluster of which a shard is killed and started again.</summary>
[TestFixture, Category("Program"), Category(StorageFixture.Server)]
public sealed class SpiderRunTests
{
    private const int Days = 20;
    private static readonly DateOnly First = new(2024, 1, 2);
    private static readonly string[] Symbols = [.. Enumerable.Range(0, 12).Select(i => FormattableString.Invariant($"S{i}"))];

    private TemporaryFolder _folder = null!;
    private SpiderCluster _cluster = null!;
    private SpiderDatabase _database = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _folder = new();
        _cluster = await SharedSpider.StartedAsync();
        _database = await SpiderDatabase.CreateAsync(_cluster);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
        foreach (var shard in _cluster.Shards)
            if (!shard.IsRunning) await shard.StartAgainAsync();
    }

    [Test]
    public async Task A_shard_that_is_away_takes_its_own_symbols_only_and_comes_back_by_itself()
    {
        await StoreAsync(1);
        var lost = await SymbolsOfAsync(1);
        string[] others = [.. Symbols.Except(lost, StringComparer.Ordinal)];
        Assert.That((lost.Count, others.Length), Is.EqualTo((Math.Clamp(lost.Count, 1, 11), 12 - lost.Count)), "both have some");
        await using var server = await RunningServer.StartAsync(_folder.Path, [.. _database.ProgramSettings]);
        foreach (var symbol in Symbols) Assert.That(await AskAsync(server, symbol), Is.EqualTo(1));

        await _cluster.Shards[1].KillAsync();
        await Eventually.TrueAsync(async () => await AskAsync(server, lost[0]) is null);
        List<double> milliseconds = [];
        for (var i = 0; i < 5; i++)
        {
            foreach (var symbol in others)
            {
                var begin = Stopwatch.GetTimestamp();
                Assert.That(await AskAsync(server, symbol), Is.EqualTo(1), symbol);
                milliseconds.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            }

            foreach (var symbol in lost) Assert.That(await AskAsync(server, symbol), Is.Null, symbol);
        }

        await _database.Store.WriteAsync(Rounds.Of(others[0], First, Days, 2), CancellationToken.None);
        await Eventually.TrueAsync(async () => await AskAsync(server, others[0]) == 2);
        Assert.That(async () => await _database.Store.WriteAsync(Rounds.Of(lost[0], First, Days, 2), CancellationToken.None),
            Throws.TypeOf<StorageException>().With.Message.Contains("shard"));

        await _cluster.Shards[1].StartAgainAsync();
        foreach (var symbol in lost) await Eventually.TrueAsync(async () => await AskAsync(server, symbol) == 1);
        await _database.Store.WriteAsync(Rounds.Of(lost[0], First, Days, 3), CancellationToken.None);
        await Eventually.TrueAsync(async () => await AskAsync(server, lost[0]) == 3);

        milliseconds.Sort();
        await TestContext.Out.WriteLineAsync(FormattableString.Invariant(
            $"{lost.Count} of {Symbols.Length} symbols were on the killed shard; the others answered {milliseconds.Count} times, median {milliseconds[milliseconds.Count / 2]:0.0} ms, slowest {milliseconds[^1]:0} ms"));
    }

    [Test]
    public async Task The_files_make_the_tables_that_migrations_make()
    {
        await using var plain = await StoreDatabase.CreateAsync(DatabaseKind.MariaDb);
        var migrated = (await plain.QueryAsync<string>("""
            SELECT CONCAT_WS(' ', table_name, column_name, column_type, is_nullable, column_default, collation_name, column_key)
            FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name IN ('financial_data', 'corporate_actions', 'symbols') ORDER BY 1
            """));

        Assert.That(await _database.SchemaAsync(), Is.EqualTo(migrated));
    }

    private async Task StoreAsync(int round)
    {
        foreach (var symbol in Symbols) await _database.Store.WriteAsync(Rounds.Of(symbol, First, Days, round), CancellationToken.None);
    }

    private Task<List<string>> SymbolsOfAsync(int shard) => _database.QueryAsync<string>($"SELECT symbol FROM symbols PARTITION (p{shard})");

    /// <summary>The round of a symbol's prices; null for a 503 in the envelope.</summary>
    private static async Task<int?> AskAsync(RunningServer server, string symbol)
    {
        using var response = await server.Client.GetAsync($"/api/financial_data?symbol={symbol}&limit=100");
        var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            Assert.That(body.GetProperty("responseStatus").GetProperty("errorCode").GetString(), Is.EqualTo("StorageUnavailable"));
            Assert.That(body.GetProperty("info").GetProperty("error").GetString(), Is.Not.Empty);
            return null;
        }

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), symbol);
        decimal[] closes = [.. body.GetProperty("data").EnumerateArray().Select(row => row.GetProperty("close_price").GetDecimal())];
        Assert.That((closes.Length, closes.Distinct().Count()), Is.EqualTo((Days, 1)));
        return (int)closes[0];
    }
}
