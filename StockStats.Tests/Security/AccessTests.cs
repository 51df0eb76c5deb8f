using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using StockStats.Tests.Auth.Tokens;

namespace StockStats.Tests.Security;

/// <summary>Who may ask what, at a server that trusts a real issuer and is closed to everybody else.</summary>
[TestFixture, Category("Program")]
public sealed class AccessTests
{
    private const string Writer = "key-that-may-write-0123";
    private const string Reader = "key-that-may-read-01234";
    private const string Row = """{"data":[{"symbol":"IBM","date":"2024-02-29","open_price":1,"close_price":1,"volume":1}]}""";

    private TemporaryFolder _folder = null!;
    private Issuer _issuer = null!;
    private HostedProgram _open = null!;
    private HostedProgram _closed = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _folder = new();
        _issuer = await Issuer.StartAsync();
        string[] settings = [.. _issuer.Settings, "--Auth:Keys:writer:Key", Writer, "--Auth:Keys:writer:Scopes", "prices:write"];
        _open = await HostedProgram.StartAsync(_folder, [.. settings, "--Grpc:Port", "0"]);
        _closed = await HostedProgram.StartAsync(_folder, [.. settings, "--Auth:Reading", "closed", "--Auth:Keys:reader:Key", Reader]);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _open.DisposeAsync();
        await _closed.DisposeAsync();
        await _issuer.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task A_token_with_the_scope_stores_prices_and_one_without_is_403_and_told_which()
    {
        var good = await PostAsync(_issuer.Token());
        var (status, challenge, body) = await PostAsync(_issuer.Token(new() { ["scope"] = "openid ingest:run" }));

        Assert.Multiple(() =>
        {
            Assert.That(good.Status, Is.EqualTo(HttpStatusCode.OK), good.Body);
            Assert.That(status, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(challenge, Is.EqualTo("Bearer realm=\"StockStats\", error=\"insufficient_scope\", scope=\"prices:write\""));
            Assert.That(Message(body), Is.EqualTo("The token 'loader' does not permit StoreFinancialData: it needs the scope prices:write."));
        });
    }

    [Test]
    public async Task A_token_that_is_not_good_is_401_and_says_why_before_anything_of_the_body_is_read()
    {
        var (status, challenge, body) = await PostAsync(_issuer.Token(new() { ["nbf"] = null, ["exp"] = 1 }), "{ no json");

        Assert.That((status, challenge, Message(body)), Is.EqualTo((
            HttpStatusCode.Unauthorized, "Bearer realm=\"StockStats\", error=\"invalid_token\"", "The token is expired.")));
    }

    [TestCase("nbf", 4_000_000_000L)]
    [TestCase("iss", "https://login.example.com")]
    [TestCase("aud", "others")]
    public async Task Every_other_wrong_token_is_401(string claim, object value) =>
        Assert.That((await PostAsync(_issuer.Token(new() { [claim] = JsonValue.Create(value) }))).Status, Is.EqualTo(HttpStatusCode.Unauthorized));

    [Test]
    public async Task Tokens_that_nobody_signed_or_anybody_could_or_that_name_another_key_are_401()
    {
        var none = await PostAsync(_issuer.Unsigned("none") + ".");
        var unknown = await PostAsync(_issuer.Token(keyId: "another"));
        var asKey = await SendAsync(_open, HttpMethod.Post, "/api/financial_data", "X-Api-Key", _issuer.Token());

        Assert.That(new[] { none.Status, unknown.Status, asKey.Status }, Has.All.EqualTo(HttpStatusCode.Unauthorized));
    }

    [TestCase("/api/symbols.csv", "ResponseStatus\r\n")]
    [TestCase("/api/symbols.xml", "<?xml version=\"1.0\" encoding=\"utf-8\"?><QuerySymbolsResponse")]
    [TestCase("/api/symbols.jsonl", "{\"")]
    [TestCase("/api/statistics?start_date=wrong", "{\"")]
    public async Task A_closed_server_answers_401_in_the_format_and_as_the_type_asked_for(string path, string begin)
    {
        var (status, challenge, body) = await SendAsync(_closed, HttpMethod.Get, path);

        Assert.Multiple(() =>
        {
            Assert.That((status, challenge), Is.EqualTo((HttpStatusCode.Unauthorized, "Bearer realm=\"StockStats\"")));
            Assert.That(body, Does.StartWith(begin).And.Contain("needs an API key or a token, sent as X-Api-Key: KEY or Authorization: Bearer KEY|TOKEN"));
        });
    }

    [TestCase("/metadata")]
    [TestCase("/metadata/QuerySymbols")]
    [TestCase("/types/csharp")]
    [TestCase("/types/proto")]
    [TestCase("/types/metadata.json")]
    [TestCase("/openapi")]
    [TestCase("/openapi/v2.json")]
    [TestCase("/swagger-ui")]
    [TestCase("/swagger-ui/start.js")]
    [TestCase("/api")]
    [TestCase("/api/symbols")]
    [TestCase("/api/ingest")]
    [TestCase("/csv/reply/QuerySymbols")]
    public async Task A_closed_server_shows_nothing_without_a_key_and_everything_with_any(string path)
    {
        var without = await SendAsync(_closed, HttpMethod.Get, path);
        var wrong = await SendAsync(_closed, HttpMethod.Get, path, "X-Api-Key", "0123456789abcdef");
        var withKey = await SendAsync(_closed, HttpMethod.Get, path, "X-Api-Key", Reader);
        var withToken = await SendAsync(_closed, HttpMethod.Get, path, "Authorization", $"Bearer {_issuer.Token(new() { ["scope"] = null })}");

        Assert.That((without.Status, wrong.Status, withKey.Status, withToken.Status), Is.EqualTo(
            (HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.OK, HttpStatusCode.OK)));
    }

    [TestCase("/health/live")]
    [TestCase("/health/ready")]
    public async Task A_closed_server_tells_anybody_how_it_is(string path) =>
        Assert.That((await SendAsync(_closed, HttpMethod.Get, path)).Status, Is.EqualTo(HttpStatusCode.OK));

    [Test]
    public async Task A_closed_server_says_so_in_its_documents_and_a_key_for_reading_does_not_write()
    {
        var document = JsonNode.Parse((await SendAsync(_closed, HttpMethod.Get, "/openapi", "X-Api-Key", Reader)).Body)!;
        var write = await SendAsync(_closed, HttpMethod.Post, "/api/financial_data", "X-Api-Key", Reader);
        var missing = await SendAsync(_closed, HttpMethod.Post, "/api/financial_data");

        Assert.Multiple(() =>
        {
            Assert.That(document["paths"]!["/api/symbols"]!["get"]!["security"]!.AsArray(), Has.Count.EqualTo(2));
            Assert.That(write.Status, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(Message(missing.Body), Does.Contain("with the scope prices:write"));
        });
    }

    [TestCase("api_key")]
    [TestCase("key")]
    [TestCase("access_token")]
    [TestCase("X-Api-Key")]
    public async Task A_key_in_the_address_is_refused_good_or_not_and_never_logged(string name)
    {
        var (status, _, body) = await SendAsync(_open, HttpMethod.Get, $"/api/symbols.xml?{name}={Writer}", "X-Api-Key", Writer);
        var posted = await SendAsync(_open, HttpMethod.Post, $"/api/financial_data?{name}={Writer}");

        Assert.Multiple(() =>
        {
            Assert.That((status, posted.Status), Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest)));
            Assert.That(body, Does.Contain("<QuerySymbolsResponse").And.Contain("KeyInUrl").And.Contain("X-Api-Key: KEY").And.Not.Contain(Writer));
            Assert.That(Log(), Does.Not.Contain(Writer));
        });
    }

    [Test]
    public async Task gRPC_takes_the_same_tokens_and_refuses_the_same_ones()
    {
        Assert.Multiple(async () =>
        {
            Assert.That(await CallAsync(null), Is.EqualTo("16"), "unauthenticated");
            Assert.That(await CallAsync($"Bearer {_issuer.Token(new() { ["nbf"] = null, ["exp"] = 1 })}"), Is.EqualTo("16"));
            Assert.That(await CallAsync($"Bearer {_issuer.Token(new() { ["scope"] = "ingest:run" })}"), Is.EqualTo("7"), "permission denied");
            Assert.That(await CallAsync($"Bearer {_issuer.Token()}"), Is.EqualTo("3"), "no rows: let through, and told what is missing");
        });
    }

    private async Task<string> CallAsync(string? authorization)
    {
        using var client = new HttpClient();
        using var call = new HttpRequestMessage(HttpMethod.Post, new Uri(_open.Addresses[^1], "/GrpcServices/PostStoreFinancialData"));
        (call.Version, call.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
        call.Content = new ByteArrayContent([0, 0, 0, 0, 0]) { Headers = { ContentType = new("application/grpc") } };
        call.Headers.Add("te", "trailers");
        if (authorization is not null) call.Headers.TryAddWithoutValidation("authorization", authorization);
        using var answer = await client.SendAsync(call);
        await answer.Content.ReadAsByteArrayAsync();
        return (answer.Headers.TryGetValues("grpc-status", out var status) ? status : answer.TrailingHeaders.GetValues("grpc-status")).Single();
    }

    private Task<(HttpStatusCode Status, string Challenge, string Body)> PostAsync(string token, string body = Row) =>
        SendAsync(_open, HttpMethod.Post, "/api/financial_data", "Authorization", $"Bearer {token}", body);

    private static async Task<(HttpStatusCode Status, string Challenge, string Body)> SendAsync(
        HostedProgram server, HttpMethod method, string path, string? header = null, string? value = null, string body = Row)
    {
        using var request = new HttpRequestMessage(method, path);
        if (method == HttpMethod.Post) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (header is not null) request.Headers.TryAddWithoutValidation(header, value);
        using var response = await server.Client.SendAsync(request);
        return (response.StatusCode, response.Headers.WwwAuthenticate.ToString(), await response.Content.ReadAsStringAsync());
    }

    private string Log() => string.Concat(Directory.GetFiles(_folder.File("log")).Select(path =>
    {
        using var file = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return file.ReadToEnd();
    }));

    private static string Message(string body) => JsonDocument.Parse(body).RootElement.GetProperty("info").GetProperty("error").GetString()!;
}
