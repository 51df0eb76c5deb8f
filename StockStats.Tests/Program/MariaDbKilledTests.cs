using System.Diagnostics;
using System.Net;
using System.Text.Json;
using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Caching.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Program;

/// <summary>MariaDB killed under a running server that has a history in memory, and started again.</summary>
[TestFixture, Category("Program"), Category(StorageFixture.Server)]
public sealed class MariaDbKilledTests
{
    private const string Path = "/api/financial_data?symbol=IBM&limit=100";
    private const int Days = 20;
    private static readonly DateOnly First = new(2024, 1, 2);
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(1);

    private TemporaryFolder _folder = null!;
    private MariaDbServer _mariaDb = null!;
    private MariaDbDatabase _database = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _folder = new();
        _mariaDb = await MariaDbServer.StartAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _mariaDb.DisposeAsync();
        _folder.Dispose();
    }

    [SetUp]
    public async Task CreateAsync()
    {
        _database = new(_mariaDb);
        await _database.Migrator.MigrateUpAsync(CancellationToken.None);
        await StoreAsync(1);
    }

    [TearDown]
    public async Task DropAsync() => await _database.DisposeAsync();

    [Test]
    public async Task Memory_answers_for_a_second_then_503_and_after_the_return_nothing_old()
    {
        await using var server = await RunningServer.StartAsync(_folder.Path, [.. _database.ProgramSettings]);
        await UntilAsync(server, answer => answer.Round == 1);

        await _mariaDb.KillAsync();
        var killed = Stopwatch.GetTimestamp();
        var refused = await UntilAsync(server, answer =>
        {
            if (answer.Round is not null) Assert.That(Stopwatch.GetElapsedTime(killed, answer.Begin), Is.LessThanOrEqualTo(MaxAge));
            return answer.Round is null;
        });
        for (var i = 0; i < 20; i++) Assert.That((await AskAsync(server)).Round, Is.Null, "once it is told, it stays so");

        await _mariaDb.StartAgainAsync();
        await StoreAsync(2);
        var stored = Stopwatch.GetTimestamp();
        await UntilAsync(server, answer =>
        {
            if (answer.Round == 1) Assert.That(Stopwatch.GetElapsedTime(stored, answer.Begin), Is.LessThanOrEqualTo(MaxAge));
            return answer.Round == 2;
        });

        Assert.That(refused.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public async Task With_ServeStaleSeconds_memory_goes_on_answering()
    {
        await using var server = await RunningServer.StartAsync(_folder.Path, [.. _database.ProgramSettings, "--Freshness:ServeStaleSeconds", "300"]);
        await UntilAsync(server, answer => answer.Round == 1);

        await _mariaDb.KillAsync();
        var killed = Stopwatch.GetTimestamp();
        await UntilAsync(server, answer =>
        {
            Assert.That(answer.Round, Is.EqualTo(1));
            return Stopwatch.GetElapsedTime(killed, answer.Begin) > 2 * MaxAge;
        });
        using var cold = await server.Client.GetAsync("/api/financial_data?symbol=NEVER.READ");

        Assert.That(cold.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable), "what is not in memory cannot be answered");
        await _mariaDb.StartAgainAsync();
        await StoreAsync(2);
        await UntilAsync(server, answer => answer.Round == 2);
    }

    /// <summary>Asks until an answer is the one that is waited for.</summary>
    private static async Task<Answer> UntilAsync(RunningServer server, Func<Answer, bool> isIt)
    {
        var begin = Stopwatch.GetTimestamp();
        while (true)
        {
            var answer = await AskAsync(server);
            if (isIt(answer)) return answer;
            Assert.That(Stopwatch.GetElapsedTime(begin), Is.LessThan(Bound));
        }
    }

    /// <summary>An answer is whole and of one round, or a 503 in the envelope.</summary>
    private static async Task<Answer> AskAsync(RunningServer server)
    {
        var begin = Stopwatch.GetTimestamp();
        using var response = await server.Client.GetAsync(Path);
        var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            Assert.That(body.GetProperty("responseStatus").GetProperty("errorCode").GetString(), Is.EqualTo("StorageUnavailable"));
            return new(begin, null, response.Headers.RetryAfter?.Delta);
        }

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        decimal[] closes = [.. body.GetProperty("data").EnumerateArray().Select(row => row.GetProperty("close_price").GetDecimal())];
        Assert.That((closes.Length, closes.Distinct().Count()), Is.EqualTo((Days, 1)));
        return new(begin, (int)closes[0], null);
    }

    private Task<WriteCounts> StoreAsync(decimal round) => _database.Store.WriteAsync(Rounds.Of("IBM", First, Days, round), CancellationToken.None);

    /// <param name="Begin">When it was asked for.</param>
    /// <param name="Round">The round of its prices; null for a 503.</param>
    /// <param name="RetryAfter">Of a 503.</param>
    private sealed record Answer(long Begin, int? Round, TimeSpan? RetryAfter);
}
