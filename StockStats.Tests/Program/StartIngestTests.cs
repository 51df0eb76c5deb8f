using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using StockStats.Tests.Ingest.Support;

namespace StockStats.Tests.Program;

/// <summary>Ingests started over HTTP, asked of the real program.</summary>
[TestFixture, Category("Program"), Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StartIngestTests : IDisposable
{
    private const string Key = "key-of-the-tests-0123";

    private const string Prices = """
        {
            "Meta Data": { "1. Information": "Daily Prices (open, high, low, close) and Volumes", "2. Symbol": "IBM", "3. Last Refreshed": "2024-02-29",
                "4. Output Size": "Compact", "5. Time Zone": "US/Eastern" },
            "Time Series (Daily)": {
                "2024-02-29": { "1. open": "10.5000", "2. high": "11.0000", "3. low": "10.0000", "4. close": "10.7500", "5. volume": "1000" }
            }
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task A_run_goes_on_in_the_background_and_its_record_tells_how_it_went()
    {
        await using var vendor = await ReplayServer.StartAsync(ReplayServer.Body(Prices));
        await using var server = await StartAsync(vendor);

        var answer = await PostAsync(server, """{"symbols":["ibm"]}""");
        var run = await EndedAsync(server);

        Assert.Multiple(() =>
        {
            Assert.That((answer.Status, answer.Body.GetProperty("run_id").GetInt64()), Is.EqualTo((HttpStatusCode.OK, run.GetProperty("id").GetInt64())));
            Assert.That(Text(run, "started_by", "provider", "symbols", "outcome"), Is.EqualTo("tests alphavantage IBM done"));
            Assert.That(run.GetProperty("inserted").GetInt32(), Is.EqualTo(1));
            Assert.That(run.TryGetProperty("message", out _), Is.False);
        });
    }

    [Test]
    public async Task The_answer_tells_what_is_left_of_the_day_and_never_the_key()
    {
        await using var vendor = await ReplayServer.StartAsync(ReplayServer.Body(Prices));
        await using var server = await StartAsync(vendor, "--AlphaVantage:PerDay", "9");

        await PostAsync(server, """{"symbols":["IBM"]}""");
        await EndedAsync(server);
        var answer = await RunsAsync(server);

        var budget = answer.GetProperty("budgets")[0];
        var (spent, left) = (budget.GetProperty("spent_today").GetInt32(), budget.GetProperty("left_today").GetInt32());
        Assert.That((budget.GetProperty("provider").GetString(), spent, left), Is.EqualTo(("alphavantage", vendor.Requests.Count, 9 - vendor.Requests.Count)));
        Assert.That(answer.ToString(), Does.Not.Contain("S3CRETKEY42"));
    }

    [Test]
    public async Task Without_symbols_those_of_the_settings_are_fetched()
    {
        await using var vendor = await ReplayServer.StartAsync(ReplayServer.Body("{}"));
        await using var server = await StartAsync(vendor, "--Ingest:Symbols", "aapl, IBM,AAPL");

        await PostAsync(server, "{}");
        var run = await EndedAsync(server);

        Assert.That(Text(run, "symbols", "outcome"), Is.EqualTo("AAPL,IBM no_prices"));
        Assert.That(run.GetProperty("message").GetString(), Does.StartWith("AAPL: "));
    }

    [Test]
    public async Task One_runs_at_a_time_and_stopping_the_server_leaves_it_interrupted()
    {
        await using var vendor = await ReplayServer.StartAsync(ReplayServer.Hangs);
        await using (var server = await StartAsync(vendor))
        {
            await PostAsync(server, """{"symbols":["IBM"]}""");
            var second = await PostAsync(server, """{"symbols":["AAPL"]}""");
            Assert.That((second.Status, second.Body.GetProperty("responseStatus").GetProperty("errorCode").GetString()), Is.EqualTo((HttpStatusCode.Conflict, "IngestAtWork")));
            Assert.That(await server.StopAsync(), Is.Zero);
        }

        await using var again = await StartAsync(vendor);
        Assert.That(Text(await EndedAsync(again), "symbols", "outcome"), Is.EqualTo("IBM interrupted"));
    }

    [TestCase("""{"symbols":["IBM US"]}""", "IBM US")]
    [TestCase("""{"symbols":[""]}""", "symbols")]
    [TestCase("""{"symbols":["IBM"],"start_date":"2024-03-02","end_date":"2024-03-01"}""", "start_date")]
    [TestCase("""{"symbols":["IBM"],"outputsize":"huge"}""", "huge")]
    public async Task What_cannot_be_carried_out_is_400_and_starts_nothing(string body, string says)
    {
        await using var vendor = await ReplayServer.StartAsync(ReplayServer.Body("{}"));
        await using var server = await StartAsync(vendor);

        var (status, answer) = await PostAsync(server, body);

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest), answer.ToString());
        Assert.That(answer.GetProperty("responseStatus").ToString(), Does.Contain(says));
        Assert.That((await RunsAsync(server)).GetProperty("data").GetArrayLength(), Is.Zero);
    }

    [TestCase(null, HttpStatusCode.Unauthorized)]
    [TestCase("prices:write", HttpStatusCode.Forbidden)]
    public async Task It_needs_its_scope(string? scope, HttpStatusCode expected)
    {
        await using var vendor = await ReplayServer.StartAsync(ReplayServer.Body("{}"));
        await using var server = await RunningServer.StartAsync(
            _folder.Path, ["--Auth:Keys:tests:Key", scope is null ? "another-key-of-the-tests" : Key, "--Auth:Keys:tests:Scopes", scope ?? "ingest:run"]);

        Assert.That((await PostAsync(server, "{}")).Status, Is.EqualTo(expected));
        Assert.That(vendor.Requests, Is.Empty);
    }

    private Task<RunningServer> StartAsync(ReplayServer vendor, params string[] more) => RunningServer.StartAsync(_folder.Path,
    [
        "--Auth:Keys:tests:Key", Key, "--Auth:Keys:tests:Scopes", "ingest:run",
        $"--AlphaVantage:BaseUrl={vendor.Address}", "--AlphaVantage:ApiKey=S3CRETKEY42", "--AlphaVantage:PerSecond=1000", .. more,
    ]);

    private static async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(RunningServer server, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/ingest") { Content = new StringContent(body, null, "application/json") };
        request.Headers.Add("X-Api-Key", Key);
        using var response = await server.Client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static Task<JsonElement> RunsAsync(RunningServer server) => server.Client.GetFromJsonAsync<JsonElement>("/api/ingest");

    /// <summary>Asks until the latest run is over.</summary>
    private static async Task<JsonElement> EndedAsync(RunningServer server)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            patience.Token.ThrowIfCancellationRequested();
            var latest = (await RunsAsync(server)).GetProperty("data")[0];
            if (latest.TryGetProperty("finished_at", out _)) return latest;
        }
    }

    private static string Text(JsonElement run, params string[] names) => string.Join(' ', names.Select(name => run.GetProperty(name).GetString()));
}
