using System.Diagnostics;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MySqlConnector;
using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Caching.Support;
using StockStats.Tests.Program;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Clusters;

/// <summary>The node of a Galera cluster that is written to is killed under writes.</summary>
[TestFixture, Category("Program"), Category(StorageFixture.Server)]
public sealed class GaleraTests
{
    private const string DatabaseName = "stockstats";
    private const int Writers = 4;
    private const int WritesBefore = 10;
    private const int WritesAfter = 10;
    private const int Days = 60;
    private static readonly DateOnly First = new(2024, 1, 2);
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);

    private GaleraCluster _cluster = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _cluster = await GaleraCluster.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _cluster.DisposeAsync();

    [Test]
    public async Task What_was_acknowledged_is_on_the_nodes_that_are_left_and_writers_and_readers_go_on()
    {
        using var folder = new TemporaryFolder();
        await using var services = Storage();
        await services.GetRequiredService<DatabaseMigrator>().MigrateUpAsync(CancellationToken.None);
        var store = services.GetRequiredService<IPriceStore>();
        await using var server = await RunningServer.StartAsync(folder.Path, "--Database:Dialect", "mysql", "--ConnectionStrings:Default", _cluster.ConnectionString(DatabaseName));
        Writer[] writers = [.. Enumerable.Range(0, Writers).Select(i => new Writer(FormattableString.Invariant($"W{i}"), store))];
        using var killed = new CancellationTokenSource();
        var writing = writers.Select(writer => Task.Run(() => writer.WriteAsync(killed.Token))).ToArray();
        await Eventually.TrueAsync(() => Array.TrueForAll(writers, writer => writer.Acknowledged >= WritesBefore));

        var begin = Stopwatch.GetTimestamp();
        await _cluster.Nodes[0].KillAsync();
        await killed.CancelAsync();
        await Failing.FirstAsync(writing).WaitAsync(Bound);

        await TestContext.Out.WriteLineAsync(FormattableString.Invariant(
            $"acknowledged {string.Join(", ", writers.Select(writer => writer.Acknowledged))} rounds; after the kill first {writers.Min(w => w.FirstAfter(begin)).TotalSeconds:0.0} s later; refused and sent again {writers.Sum(w => w.Refused)} times"));
        foreach (var node in _cluster.Nodes.Skip(1))
        {
            foreach (var writer in writers)
                Assert.That(await ClosesAsync(node, writer.Symbol), Is.EqualTo(Enumerable.Repeat((decimal)writer.Acknowledged, Days)), $"{writer.Symbol} on {node.Address}");
        }

        foreach (var writer in writers) await Eventually.TrueAsync(async () => await CloseAsync(server, writer.Symbol) == writer.Acknowledged);
    }

    private ServiceProvider Storage() => new ServiceCollection()
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddMySqlPriceStorage(_cluster.ConnectionString(DatabaseName), new())
        .BuildServiceProvider();

    private static async Task<IEnumerable<decimal>> ClosesAsync(MariaDbServer node, string symbol)
    {
        await using var connection = new MySqlConnection(node.ConnectionString(DatabaseName, "Pooling=False"));
        return await connection.QueryAsync<decimal>("SELECT close_price FROM financial_data WHERE symbol = @symbol", new { symbol });
    }

    private static async Task<decimal?> CloseAsync(RunningServer server, string symbol)
    {
        using var response = await server.Client.GetAsync($"/api/financial_data?symbol={symbol}&limit=1");
        if (!response.IsSuccessStatusCode) return null;
        var body = System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        return body.GetProperty("data")[0].GetProperty("close_price").GetDecimal();
    }

    /// <summary>Stores round after round of one symbol; what is refused is sent again, as a client does.</summary>
    private sealed class Writer(string symbol, IPriceStore store)
    {
        private readonly List<long> _moments = [];

        public string Symbol => symbol;

        public int Acknowledged => Volatile.Read(ref _acknowledged);

        public int Refused { get; private set; }

        private int _acknowledged;

        public TimeSpan FirstAfter(long begin) => Stopwatch.GetElapsedTime(begin, _moments.First(moment => moment > begin));

        public async Task WriteAsync(CancellationToken killed)
        {
            for (var after = 0; after < WritesAfter; after += killed.IsCancellationRequested ? 1 : 0)
            {
                await StoreAsync(_acknowledged + 1);
                _moments.Add(Stopwatch.GetTimestamp());
                Volatile.Write(ref _acknowledged, _acknowledged + 1);
            }
        }

        private async Task StoreAsync(int round)
        {
            var begin = Stopwatch.GetTimestamp();
            while (true)
            {
                try
                {
                    await store.WriteAsync(Rounds.Of(symbol, First, Days, round), CancellationToken.None);
                    return;
                }
                catch (StorageException) when (Stopwatch.GetElapsedTime(begin) < Bound)
                {
                    Refused++;
                }
            }
        }
    }
}
