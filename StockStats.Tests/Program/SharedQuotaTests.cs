using Microsoft.AspNetCore.Http;
using StockStats.Tests.Ingest.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Program;

/// <summary>Runs of the real program that share a database share the quota of a key.</summary>
[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.MariaDb, Category = StorageFixture.Server), Category("Program")]
public sealed class SharedQuotaTests(DatabaseKind kind) : StorageFixture(kind)
{
    private const string SpentNotice = """{"Information": "We have detected your API key as K3YTH4T1SN0S3CR3 and our standard API rate limit is 25 requests per day."}""";

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public async Task Two_at_once_send_the_days_requests_together_and_no_more()
    {
        await using var server = await ReplayServer.StartAsync(PricesAsync);

        var runs = await Task.WhenAll(IngestAsync(server, "AAA,BBB,CCC,DDD"), IngestAsync(server, "EEE,FFF,GGG,HHH"));

        var lines = runs.SelectMany(run => run.Output.Split('\n')).ToList();
        var stored = await Database.QueryAsync<string>("SELECT symbol FROM symbols");
        Assert.Multiple(() =>
        {
            Assert.That(server.Requests, Has.Count.EqualTo(5), runs[0].Error + runs[1].Error);
            Assert.That(stored, Has.Count.EqualTo(5));
            Assert.That(lines.Count(line => line.Contains(": no prices: ", StringComparison.Ordinal)), Is.EqualTo(3));
            Assert.That(lines, Has.Some.Contains("The 5 requests that AlphaVantage:PerDay allows a day are spent."));
            Assert.That(runs.Select(run => run.ExitCode), Is.All.AnyOf(0, 3, 4).And.Some.AnyOf(3, 4));
        });
    }

    [Test]
    public async Task A_key_that_was_called_spent_is_not_used_by_the_next_run()
    {
        await using var server = await ReplayServer.StartAsync(ReplayServer.Body(SpentNotice));

        var first = await IngestAsync(server, "AAA,BBB");
        var second = await IngestAsync(server, "AAA,BBB");

        Assert.Multiple(() =>
        {
            Assert.That(server.Requests, Has.Count.EqualTo(1), first.Error + second.Error);
            Assert.That((first.ExitCode, second.ExitCode), Is.EqualTo((4, 4)));
            Assert.That(second.Output, Does.Match("AAA: no prices: .*already, so nothing was asked.*from [0-9]{4}-[0-9]{2}-[0-9]{2} 0[45]:00 UTC on"));
            Assert.That(first.Output + first.Error + second.Output + second.Error, Does.Not.Contain(Sources.Key));
        });
    }

    [Test]
    public async Task Without_the_tables_of_the_quota_nothing_is_asked_and_the_run_ends_with_5()
    {
        await using var server = await ReplayServer.StartAsync(PricesAsync);
        await Database.ExecuteAsync("DROP TABLE provider_keys");

        var run = await IngestAsync(server, "AAA");

        Assert.That((run.ExitCode, server.Requests.Count), Is.EqualTo((5, 0)), run.Output + run.Error);
        Assert.That(run.Error, Does.Contain("--AppTasks=migrate"));
    }

    private Task<ProgramRun> IngestAsync(ReplayServer server, string symbols) => ProgramRun.OfAsync(_folder.Path,
    [
        "--AppTasks=ingest", "--symbols", symbols, .. Database.ProgramSettings,
        $"--AlphaVantage:BaseUrl={server.Address}", $"--AlphaVantage:ApiKey={Sources.Key}",
        "--AlphaVantage:PerSecond=1000", "--AlphaVantage:PerMinute=0", "--AlphaVantage:PerDay=5", "--AlphaVantage:ActionsEveryDays=0",
    ]);

    /// <summary>Two days of whatever symbol is asked for.</summary>
    private static Task PricesAsync(ReplayServer server, HttpContext context)
    {
        var prices = Sources.Text("daily.json").Replace("TST", context.Request.Query["symbol"].ToString(), StringComparison.Ordinal);
        return ReplayServer.Body(prices)(server, context);
    }
}
