using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace StockStats.Tests.Program;

/// <summary>The <c>ingest</c> task against a server that replays what AlphaVantage answers.</summary>
[TestFixture, Category("Program"), Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AlphaVantageRunTests : IDisposable
{
    private const string Key = "S3CRETKEY42";
    private static readonly string Notices = Path.Combine(TestContext.CurrentContext.TestDirectory, "TestData", "Ingest", "notices");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestCaseSource(nameof(NoticeFiles))]
    public async Task A_refusal_ends_with_4_says_what_to_do_stores_nothing_and_tells_no_key(string notice)
    {
        // AlphaVantage echoes the key in some of its refusals.
        var body = (await File.ReadAllTextAsync(Path.Combine(Notices, notice))).Replace("XXXXXXXXXXXXXXXX", Key, StringComparison.Ordinal);

        var run = await IngestAsync(body, "IBM");
        await using var server = await RunningServer.StartAsync(_folder.Path);
        var stored = await server.Client.GetStringAsync("/api/symbols");

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(4), run.Output + run.Error);
            Assert.That(run.Output, Does.Contain("IBM: no prices: "));
            Assert.That(run.LastLine, Is.EqualTo("inserted 0, updated 0, unchanged 0, rejected 0"));
            Assert.That(stored, Does.Contain("\"count\":0"));
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

        Assert.That((run.ExitCode, run.LastLine), Is.EqualTo((0, "2 requests to alphavantage; dry run: nothing was asked or stored")), run.Error);
    }

    private static IEnumerable<string> NoticeFiles() => Directory.GetFiles(Notices, "*.json").Select(file => Path.GetFileName(file)!);

    private async Task<ProgramRun> IngestAsync(string body, string symbols)
    {
        await using var replay = WebApplication.CreateSlimBuilder().Configured().Build();
        replay.Run(context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(body);
        });
        await replay.StartAsync();
        return await ProgramRun.OfAsync(_folder.Path, [.. Arguments(new(replay.Urls.Single() + "/query"), symbols)]);
    }

    private static string[] Arguments(Uri address, string symbols) =>
    [
        "--AppTasks=ingest", "--symbols", symbols, $"--AlphaVantage:BaseUrl={address}", $"--AlphaVantage:ApiKey={Key}",
        "--AlphaVantage:RetrySeconds=0.01", "--AlphaVantage:MinuteRetrySeconds=0.01",
    ];

    private string Logs() => string.Concat(Directory.GetFiles(_folder.File("data/log")).Select(File.ReadAllText));
}

file static class ReplayBuilder
{
    public static WebApplicationBuilder Configured(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder;
    }
}
