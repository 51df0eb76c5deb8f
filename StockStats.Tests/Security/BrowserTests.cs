using System.Net;

namespace StockStats.Tests.Security;

/// <summary>What browsers are told: by which pages they may ask, what pages may load, and nothing of what runs here.</summary>
[TestFixture, Category("Program")]
public sealed class BrowserTests
{
    private const string Friend = "https://prices.example.com";
    private const string Other = "http://localhost:5173";
    private const string Stranger = "https://evil.example.com";

    private TemporaryFolder _folder = null!;
    private HostedProgram _plain = null!;
    private HostedProgram _shared = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _folder = new();
        _plain = await HostedProgram.StartAsync(_folder);
        _shared = await HostedProgram.StartAsync(_folder, "--Cors:Origins", $"{Friend}, {Other}", "--Proxies:Known", "127.0.0.1, 10.0.0.0/8", "--Auth:Reading", "open");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _plain.DisposeAsync();
        await _shared.DisposeAsync();
        _folder.Dispose();
    }

    [TestCase(Friend, "/api/symbols", "GET")]
    [TestCase(Other, "/api/financial_data", "POST")]
    [TestCase(Friend, "/metadata", "GET")]
    [TestCase(Friend, "/nothing", "GET")]
    public async Task A_preflight_of_an_origin_of_the_settings_is_allowed_with_the_headers_there_are(string origin, string path, string method)
    {
        using var answer = await PreflightAsync(_shared, origin, path, method);

        Assert.Multiple(() =>
        {
            Assert.That((answer.StatusCode, Header(answer, "Access-Control-Allow-Origin")), Is.EqualTo((HttpStatusCode.NoContent, origin)));
            Assert.That(Header(answer, "Access-Control-Allow-Credentials"), Is.EqualTo("true"));
            Assert.That(Header(answer, "Access-Control-Allow-Methods"), Is.EqualTo("GET,HEAD,POST"));
            Assert.That(Header(answer, "Access-Control-Allow-Headers"), Is.EqualTo("Content-Type,Authorization,X-Api-Key,X-Http-Method-Override"));
            Assert.That(Header(answer, "Access-Control-Max-Age"), Is.EqualTo("600"));
            Assert.That(Header(answer, "Vary"), Is.EqualTo("Origin"));
        });
    }

    [TestCase(Stranger)]
    [TestCase("null")]
    [TestCase("https://prices.example.com.evil.example.com")]
    [TestCase("http://prices.example.com")]
    [TestCase("https://prices.example.com:444")]
    public async Task A_preflight_of_another_origin_is_not(string origin)
    {
        using var answer = await PreflightAsync(_shared, origin, "/api/symbols", "GET");

        Assert.That(answer.Headers.Select(header => header.Key), Has.None.StartsWith("Access-Control"));
    }

    [Test]
    public async Task Without_a_setting_no_origin_is_allowed_and_nothing_is_said_of_origins()
    {
        using var preflight = await PreflightAsync(_plain, Friend, "/api/symbols", "GET");
        using var answer = await GetAsync(_plain, "/api/symbols", ("Origin", Friend));

        Assert.That(preflight.Headers.Concat(answer.Headers).Select(header => header.Key), Has.None.StartsWith("Access-Control"));
        Assert.That(Header(answer, "Vary"), Is.EqualTo("Accept, Accept-Encoding"));
    }

    [TestCase("/api/symbols", 200)]
    [TestCase("/api/symbols?limit=0", 400)]
    [TestCase("/api/symbols?api_key=x", 400)]
    [TestCase("/nothing", 404)]
    [TestCase("/api/financial_data?symbol=NONE", 404)]
    public async Task Answers_and_errors_alike_can_be_read_by_pages_that_may_ask(string path, int status)
    {
        using var answer = await GetAsync(_shared, path, ("Origin", Friend));

        Assert.Multiple(() =>
        {
            Assert.That((int)answer.StatusCode, Is.EqualTo(status));
            Assert.That((Header(answer, "Access-Control-Allow-Origin"), Header(answer, "Access-Control-Allow-Credentials")), Is.EqualTo((Friend, "true")));
            Assert.That(Header(answer, "Access-Control-Expose-Headers"), Is.EqualTo("X-AutoBatch-Completed,ETag,Retry-After"));
            Assert.That(Header(answer, "Vary").Split(", "), Is.EquivalentTo(new[] { "Accept", "Accept-Encoding", "Origin" }));
        });
    }

    [Test]
    public async Task Caches_keep_answers_to_origins_apart_the_ones_for_nobody_and_the_known_ones_too()
    {
        using var nobody = await GetAsync(_shared, "/api/financial_data");
        using var stranger = await GetAsync(_shared, "/api/financial_data", ("Origin", Stranger));
        using var known = await GetAsync(_shared, "/api/financial_data", ("Origin", Friend), ("If-None-Match", Header(nobody, "ETag")));

        Assert.Multiple(() =>
        {
            Assert.That(Header(nobody, "ETag"), Is.Not.Empty);
            Assert.That(Header(nobody, "Vary").Split(", "), Has.One.EqualTo("Origin"));
            Assert.That(Header(stranger, "Vary").Split(", "), Has.One.EqualTo("Origin"));
            Assert.That(Header(stranger, "Access-Control-Allow-Origin"), Is.Empty);
            Assert.That((known.StatusCode, Header(known, "Access-Control-Allow-Origin")), Is.EqualTo((HttpStatusCode.NotModified, Friend)));
        });
    }

    [TestCase("/api/symbols")]
    [TestCase("/api/symbols.csv")]
    [TestCase("/nothing")]
    [TestCase("/health/live")]
    [TestCase("/openapi")]
    [TestCase("/types/typescript")]
    [TestCase("/metadata")]
    [TestCase("/swagger-ui/start.js")]
    public async Task No_answer_is_sniffed_and_none_says_what_made_it(string path)
    {
        using var answer = await GetAsync(_plain, path);
        var headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
        var body = await answer.Content.ReadAsStringAsync();

        Assert.Multiple(() =>
        {
            Assert.That(headers["X-Content-Type-Options"], Is.EqualTo("nosniff"));
            Assert.That(headers.Keys, Has.None.AnyOf("Server", "X-Powered-By", "X-AspNet-Version", "Strict-Transport-Security"));
            Assert.That(body, Does.Not.Contain("Kestrel").And.Not.Contain("ASP.NET").And.Not.Match(@"\.NET \d"));
        });
    }

    [TestCase("/metadata")]
    [TestCase("/metadata/GetStatistics")]
    [TestCase("/types")]
    [TestCase("/swagger-ui")]
    [TestCase("/api")]
    public async Task A_page_loads_scripts_of_this_server_only_none_of_its_own_and_is_in_no_frame(string path)
    {
        using var answer = await GetAsync(_plain, path, ("Accept", "text/html"));
        var page = await answer.Content.ReadAsStringAsync();
        var policy = Header(answer, "Content-Security-Policy");

        Assert.Multiple(() =>
        {
            Assert.That(policy, Does.StartWith("default-src 'none'; ").And.Contain("frame-ancestors 'none'").And.Contain("base-uri 'none'"));
            Assert.That(policy, Does.Not.Match("script-src[^;]*unsafe").And.Not.Contain("http:").And.Not.Contain("*"));
            Assert.That(page, Does.Not.Match(@"<script(?![^>]*\ssrc=)").And.Not.Match(@"\son[a-z]+\s*=\s*[""']").And.Not.Contain("javascript:"));
            Assert.That((Header(answer, "X-Frame-Options"), Header(answer, "Referrer-Policy")), Is.EqualTo(("DENY", "no-referrer")));
            Assert.That((Header(answer, "Cross-Origin-Opener-Policy"), Header(answer, "Cross-Origin-Resource-Policy")), Is.EqualTo(("same-origin", "same-origin")));
        });
    }

    [Test]
    public async Task Only_a_known_proxy_is_believed_that_its_caller_came_by_TLS()
    {
        using var known = await GetAsync(_shared, "/api/symbols", ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "192.0.2.1"));
        using var unknown = await GetAsync(_plain, "/api/symbols", ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "192.0.2.1"));

        Assert.That((Header(known, "Strict-Transport-Security"), Header(unknown, "Strict-Transport-Security")), Is.EqualTo(("max-age=2592000", "")));
    }

    private static Task<HttpResponseMessage> GetAsync(HostedProgram server, string path, params (string Name, string Value)[] headers) =>
        SendAsync(server, HttpMethod.Get, path, headers);

    private static Task<HttpResponseMessage> PreflightAsync(HostedProgram server, string origin, string path, string method) => SendAsync(
        server, HttpMethod.Options, path, ("Origin", origin), ("Access-Control-Request-Method", method), ("Access-Control-Request-Headers", "content-type,x-api-key"));

    private static async Task<HttpResponseMessage> SendAsync(HostedProgram server, HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await server.Client.SendAsync(request);
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
}
