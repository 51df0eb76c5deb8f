using System.Net;
using System.Text;

namespace StockStats.Tests.Security;

/// <summary>Rate limits of the real program, as callers meet them.</summary>
[TestFixture, Category("Program"), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RateLimitRunTests : IDisposable
{
    private const string Key = "key-of-the-tests-0123";

    private static readonly string[] Settings =
        ["--RateLimit:Enabled", "true", "--RateLimit:ReadsPerMinute", "5", "--RateLimit:WritesPerMinute", "2", "--Auth:Keys:loader:Key", Key, "--Auth:Keys:loader:Scopes", "prices:write"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task Who_asks_too_often_is_429_with_Retry_After_in_the_format_asked_for_and_others_are_answered()
    {
        await using var server = await HostedProgram.StartAsync(_folder, Settings);
        for (var i = 4; i >= 0; i--)
        {
            using var good = await GetAsync(server, "/api/symbols");
            Assert.That((good.StatusCode, Header(good, "RateLimit-Limit"), Header(good, "RateLimit-Remaining")), Is.EqualTo((HttpStatusCode.OK, "5", $"{i}")));
        }

        using var refused = await GetAsync(server, "/api/symbols.xml");
        using var page = await GetAsync(server, "/metadata");
        using var known = await GetAsync(server, "/api/symbols", Key);
        using var health = await GetAsync(server, "/health/live");
        var body = await refused.Content.ReadAsStringAsync();

        Assert.Multiple(() =>
        {
            Assert.That((int)refused.StatusCode, Is.EqualTo(429));
            Assert.That(refused.Headers.RetryAfter!.Delta, Is.GreaterThan(TimeSpan.Zero).And.LessThanOrEqualTo(TimeSpan.FromSeconds(12)));
            Assert.That(body, Does.Contain("<QuerySymbolsResponse").And.Contain("TooManyRequests").And.Contain("5 a minute to read are allowed"));
            Assert.That(((int)page.StatusCode, known.StatusCode, health.StatusCode), Is.EqualTo((429, HttpStatusCode.OK, HttpStatusCode.OK)));
        });
    }

    [Test]
    public async Task Writing_is_counted_apart_and_a_batch_by_its_requests()
    {
        await using var server = await HostedProgram.StartAsync(_folder, Settings);

        var writes = new[] { await PostAsync(server, "/api/financial_data", "{}"), await PostAsync(server, "/api/financial_data", "{}"), await PostAsync(server, "/api/financial_data", "{}") };
        var batch = await PostAsync(server, "/api/QuerySymbols[]", "[{},{},{},{}]");
        var next = await PostAsync(server, "/api/QuerySymbols[]", "[{},{}]");

        Assert.That((writes, batch, next), Is.EqualTo((new[] { 400, 400, 429 }, 200, 429)));
    }

    [Test]
    public async Task Guesses_at_keys_are_counted_by_address()
    {
        await using var server = await HostedProgram.StartAsync(_folder, Settings);
        List<int> statuses = [];

        for (var i = 0; i < 4; i++) statuses.Add(await PostAsync(server, "/api/financial_data", "{}", $"a-guess-at-a-key-{i}"));

        Assert.That(statuses, Is.EqualTo(new[] { 401, 401, 429, 429 }));
    }

    [TestCase("127.0.0.0/8", new[] { 200, 200, 200, 200, 200, 429, 200 })]
    [TestCase("192.0.2.7", new[] { 200, 200, 200, 200, 200, 429, 429 })]
    public async Task Behind_a_known_proxy_callers_are_who_it_says_and_not_who_they_say(string proxies, int[] expected)
    {
        await using var server = await HostedProgram.StartAsync(_folder, [.. Settings, "--Proxies:Known", proxies]);
        List<int> statuses = [];

        for (var i = 0; i < 6; i++) statuses.Add(await AskAsync(server, $"198.51.100.{i}, 203.0.113.1"));
        statuses.Add(await AskAsync(server, "203.0.113.2"));

        Assert.That(statuses, Is.EqualTo(expected));
    }

    private static async Task<int> AskAsync(HostedProgram server, string forwardedFor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/symbols") { Headers = { { "X-Forwarded-For", forwardedFor } } };
        using var answer = await server.Client.SendAsync(request);
        return (int)answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> GetAsync(HostedProgram server, string path, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (key is not null) request.Headers.Add("X-Api-Key", key);
        return await server.Client.SendAsync(request);
    }

    private static async Task<int> PostAsync(HostedProgram server, string path, string body, string key = Key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json"), Headers = { { "X-Api-Key", key } } };
        using var answer = await server.Client.SendAsync(request);
        return (int)answer.StatusCode;
    }

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? values.Single() : "";
}
