using StockStats.Tests.Ingest.Support;
using Answer = System.Func<StockStats.Tests.Ingest.Support.ReplayServer, Microsoft.AspNetCore.Http.HttpContext, System.Threading.Tasks.Task>;

namespace StockStats.Tests.Program;

/// <summary>The <c>ingest</c> task against a server that replays what AlphaVantage answers.</summary>
[TestFixture, Category("Program"), Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AlphaVantageRunTests : IDisposable
{
    private const string Key = "S3CRETKEY42";
    private static readonly string Notices = Sources.TestData("notices");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Three throttled answers in a row count as the day's quota.
    private static readonly (string Notice, string Kind, int Requests)[] Refusals =
    [
        ("empty_object", "NoData", 1),
        ("error_apikey_missing", "NoKey", 1),
        ("error_invalid_api_call_TIME_SERIES_DAILY", "UnknownSymbolOrCall", 1),
        ("information_burst_1_per_second", "DailyQuota", 3),
        ("information_daily_25_with_key", "DailyQuota", 1),
        ("information_demo_key", "DemoKey", 1),
        ("information_outputsize_full_premium", "PremiumRequired", 1),
        ("information_premium_endpoint", "PremiumRequired", 1),
        ("note_2018_5min_500day", "DailyQuota", 3),
    ];

    private static readonly (string Name, Answer Answer, int Requests)[] Troubles =
    [
        ("500", ReplayServer.Body("oops", 500), 3),
        ("cut off", ReplayServer.CutsOff, 3),
        ("hangs", ReplayServer.Hangs, 3),
        ("404", ReplayServer.Body("<html>Not Found</html>", 404, "text/html"), 1),
    ];

    private static IEnumerable<TestCaseData> Cases =>
    [
        .. Refusals.Select(one => new TestCaseData(ReplayServer.Body(Notice(one.Notice)), one.Kind, one.Requests).SetArgDisplayNames(one.Notice)),
        .. Troubles.Select(one => new TestCaseData(one.Answer, "Transport", one.Requests).SetArgDisplayNames(one.Name)),
    ];

    [Test]
    public void Every_recorded_notice_is_replayed() => Assert.That(
        Refusals.Select(one => $"{one.Notice}.json"), Is.EquivalentTo(Directory.EnumerateFiles(Notices).Select(Path.GetFileName)));

    [TestCaseSource(nameof(Cases))]
    public async Task A_refusal_ends_with_4_says_what_to_do_stores_nothing_and_tells_no_key(object answer, string kind, int requests)
    {
        await using var replay = await ReplayServer.StartAsync((Answer)answer);

        var patience = (Answer)answer == ReplayServer.Hangs ? "0.5" : "60";

        var run = await ProgramRun.OfAsync(_folder.Path, [.. Arguments(new(replay.Address), "IBM"), $"--AlphaVantage:TimeoutSeconds={patience}"]);
        await using var server = await RunningServer.StartAsync(_folder.Path);
        var stored = await server.Client.GetStringAsync("/api/symbols");

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(4), run.Output + run.Error);
            Assert.That(run.Output, Does.Contain("IBM: no prices: "));
            Assert.That(run.LastLine, Is.EqualTo("inserted 0, updated 0, unchanged 0, rejected 0"));
            Assert.That(stored, Does.Contain("\"count\":0"));
            Assert.That(replay.Requests, Has.Count.EqualTo(requests));
            Assert.That(Logs(), Does.Contain($"gave no prices for \\\"IBM\\\" ({kind})"));
            Assert.That(Retries(), Is.EqualTo(requests - 1));
            Assert.That(run.Output + run.Error + Logs(), Does.Not.Contain(Key));
        });
    }

    [Test]
    public async Task Prices_are_stored_and_the_key_is_told_to_nobody()
    {
        const string body = """
            {
                "Meta Data": {
                    "1. Information": "Daily Prices (open, high, low, close) and Volumes",
                    "2. Symbol": "IBM",
                    "3. Last Refreshed": "2024-02-29",
                    "4. Output Size": "Compact",
                    "5. Time Zone": "US/Eastern"
                },
                "Time Series (Daily)": {
                    "2024-02-29": { "1. open": "186.1500", "2. high": "186.8495", "3. low": "184.6900", "4. close": "185.0300", "5. volume": "6458461" },
                    "2024-02-28": { "1. open": "184.6300", "2. high": "185.3700", "3. low": "183.5500", "4. close": "185.3000", "5. volume": "3216345" }
                }
            }
            """;

        var run = await IngestAsync(body, "IBM");

        Assert.Multiple(() =>
        {
            Assert.That((run.ExitCode, run.LastLine), Is.EqualTo((0, "inserted 2, updated 0, unchanged 0, rejected 0")), run.Error);
            Assert.That(run.Output + run.Error + Logs(), Does.Not.Contain(Key));
        });
    }

    [Test]
    public async Task Splits_and_dividends_come_after_the_prices_and_nothing_is_asked_twice_that_is_known()
    {
        await using var replay = await ReplayServer.StartAsync((server, context) => ReplayServer.Body((string)context.Request.Query["function"]! switch
        {
            "SPLITS" => """{"symbol":"TST","data":[{"effective_date":"2024-03-07","split_factor":"2.0000"}]}""",
            "DIVIDENDS" => """{"symbol":"TST","data":[{"ex_dividend_date":"2024-03-09","declaration_date":"None","record_date":"None","payment_date":"None","amount":"9.00"}]}""",
            _ => Sources.Text("daily.json"),
        })(server, context));
        string[] arguments = [.. Arguments(new(replay.Address), "TST")];

        var first = await ProgramRun.OfAsync(_folder.Path, arguments);
        var second = await ProgramRun.OfAsync(_folder.Path, arguments);

        Assert.Multiple(() =>
        {
            Assert.That((first.ExitCode, first.LastLine), Is.EqualTo((0, "inserted 3, updated 0, unchanged 0, rejected 0")), first.Error);
            Assert.That(first.Output, Does.Contain("TST: splits: inserted 1, updated 0, unchanged 0\nTST: dividends: inserted 1, updated 0, unchanged 0\n"));
            Assert.That((second.ExitCode, second.LastLine), Is.EqualTo((0, "inserted 0, updated 0, unchanged 3, rejected 0")), second.Error);
            Assert.That(replay.Requests, Has.Count.EqualTo(4));
        });
    }

    [Test]
    public async Task A_server_that_is_not_there_ends_with_4()
    {
        var run = await ProgramRun.OfAsync(_folder.Path, [.. Arguments(new("http://127.0.0.1:1/query"), "IBM")]);

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(4), run.Output + run.Error);
            Assert.That(run.Output + run.Error + Logs(), Does.Not.Contain(Key));
        });
    }

    [Test]
    public async Task Without_a_key_nothing_is_asked_and_the_settings_are_named()
    {
        var run = await ProgramRun.OfAsync(_folder.Path, "--AppTasks=ingest", "--symbols", "IBM");

        Assert.That(run.ExitCode, Is.EqualTo(4), run.Error);
        Assert.That(run.Output, Does.Contain("AlphaVantage:ApiKey"));
    }

    [Test]
    public async Task A_dry_run_prints_the_plan_and_asks_nothing()
    {
        var run = await ProgramRun.OfAsync(_folder.Path, [.. Arguments(new("http://127.0.0.1:1/query"), "IBM,AAPL"), "--dry-run"]);

        Assert.That(run.Output, Does.StartWith("IBM: TIME_SERIES_DAILY with outputsize=compact\nAAPL: TIME_SERIES_DAILY with outputsize=compact\nIBM: SPLITS\n"));
        Assert.That((run.ExitCode, run.LastLine), Is.EqualTo((0, "6 requests to alphavantage, 25 left today; dry run: nothing was asked or stored")), run.Error);
    }

    /// <summary>AlphaVantage echoes the key in some of its refusals.</summary>
    private static string Notice(string name) =>
        File.ReadAllText(Path.Combine(Notices, $"{name}.json")).Replace("XXXXXXXXXXXXXXXX", Key, StringComparison.Ordinal);

    private async Task<ProgramRun> IngestAsync(string body, string symbols)
    {
        await using var replay = await ReplayServer.StartAsync(ReplayServer.Body(body));
        return await ProgramRun.OfAsync(_folder.Path, [.. Arguments(new(replay.Address), symbols)]);
    }

    private int Retries() => Logs().Split("; attempt ").Length - 1;

    private static string[] Arguments(Uri address, string symbols) =>
    [
        "--AppTasks=ingest", "--symbols", symbols, $"--AlphaVantage:BaseUrl={address}", $"--AlphaVantage:ApiKey={Key}",
        "--AlphaVantage:RetrySeconds=0.01", "--AlphaVantage:MinuteRetrySeconds=0.01",
    ];

    private string Logs() => string.Concat(Directory.GetFiles(_folder.File("data/log")).Select(File.ReadAllText));
}
