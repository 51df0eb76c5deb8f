using System.Net;
using System.Text.Json;

namespace StockStats.Tests.Program;

/// <summary>Who may write, asked of the real program.</summary>
[TestFixture, Category("Program"), Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ApiKeyTests : IDisposable
{
    private const string Key = "key-of-the-tests-0123";
    private const string DevelopmentKey = "development-key-not-for-production";
    private const string Row = """{"data":[{"symbol":"IBM","date":"2024-02-29","open_price":1,"close_price":1,"volume":1}]}""";

    private static readonly string[] WithKey = ["--Auth:Keys:tests:Key", Key, "--Auth:Keys:tests:Scopes", "prices:write"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task Without_settings_reading_is_open_and_writing_is_closed()
    {
        await using var server = await RunningServer.StartAsync(_folder.Path);

        var read = await server.Client.GetAsync("/api/symbols");
        var (status, _, body) = await PostAsync(server, Row, "X-Api-Key", DevelopmentKey);

        Assert.Multiple(() =>
        {
            Assert.That((read.StatusCode, status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Unauthorized)));
            Assert.That(Message(body), Does.Contain("This server has no keys: they are set under Auth:Keys."));
        });
    }

    [TestCase("X-Api-Key", Key)]
    [TestCase("Authorization", "Bearer " + Key)]
    [TestCase("authorization", "bearer " + Key)]
    public async Task A_key_is_taken_from_either_header(string header, string value)
    {
        await using var server = await RunningServer.StartAsync(_folder.Path, WithKey);

        Assert.That((await PostAsync(server, Row, header, value)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Without_a_known_key_it_is_401_whatever_the_body_and_the_log_never_shows_a_key()
    {
        await using var server = await RunningServer.StartAsync(_folder.Path, [.. WithKey, "--Log:Level", "Verbose"]);

        var none = await PostAsync(server, "{ no json", "X-Other", "x");
        var wrong = await PostAsync(server, Row, "X-Api-Key", "wrong-key-0123456789");
        var basic = await PostAsync(server, Row, "Authorization", $"Basic {Key}");
        await PostAsync(server, Row, "X-Api-Key", Key);
        await server.StopAsync();
        var log = string.Concat(Directory.GetFiles(_folder.File("data/log")).Select(File.ReadAllText));

        Assert.Multiple(() =>
        {
            Assert.That(new[] { none.Status, wrong.Status, basic.Status }, Has.All.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((none.Challenge, wrong.Challenge), Is.EqualTo(("Bearer realm=\"StockStats\"", "Bearer realm=\"StockStats\", error=\"invalid_token\"")));
            Assert.That(Message(none.Body), Does.Contain("prices:write").And.Contain("X-Api-Key"));
            Assert.That(wrong.Body, Does.Not.Contain("wrong-key"));
            Assert.That(log, Does.Not.Contain(Key).And.Not.Contain("wrong-key-0123456789"));
        });
    }

    [Test]
    public async Task Every_other_way_to_the_message_is_closed_too()
    {
        await using var server = await RunningServer.StartAsync(_folder.Path, WithKey);
        string[] paths = ["/api/StoreFinancialData", "/json/reply/StoreFinancialData", "/json/oneway/StoreFinancialData", "/api/StoreFinancialData[]"];

        foreach (var path in paths)
        {
            using var content = new StringContent(path.EndsWith(']') ? $"[{Row}]" : Row, System.Text.Encoding.UTF8, "application/json");
            var response = await server.Client.PostAsync(path, content);
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), path);
        }
    }

    [Test]
    public async Task In_development_the_documented_key_writes()
    {
        await using var server = await RunningServer.StartAsync(_folder.Path, "--environment", "Development");

        Assert.That((await PostAsync(server, Row, "X-Api-Key", DevelopmentKey)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("Staging")]
    [TestCase("Production")]
    public async Task Elsewhere_the_documented_key_stops_the_start(string environment)
    {
        var run = await ProgramRun.OfAsync(_folder.Path,
            "--environment", environment, "--Auth:Keys:any:Key", DevelopmentKey, "--Auth:Keys:any:Scopes", "prices:write");

        Assert.That((run.ExitCode, run.Error.Trim()), Is.EqualTo((2, "Auth:Keys:any has the key of the documentation, which anybody knows: it may be used in Development only")));
    }

    [Test]
    public async Task A_limit_out_of_its_range_stops_the_start()
    {
        var run = await ProgramRun.OfAsync(_folder.Path, "--Limits:Rows", "100001", "--AppTasks=migrate");

        Assert.That((run.ExitCode, run.Error.Trim()), Is.EqualTo((2, "Limits:Rows is '100001': expected 1 to 100000")));
    }

    private static async Task<(HttpStatusCode Status, string Challenge, string Body)> PostAsync(RunningServer server, string body, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/financial_data");
        request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await server.Client.SendAsync(request);
        return (response.StatusCode, response.Headers.WwwAuthenticate.ToString(), await response.Content.ReadAsStringAsync());
    }

    private static string Message(string body) => JsonDocument.Parse(body).RootElement.GetProperty("info").GetProperty("error").GetString()!;
}
