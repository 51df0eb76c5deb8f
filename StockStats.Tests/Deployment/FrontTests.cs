using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using StockStats.Tests.Deployment.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Deployment;

/// <summary>The service as clients see it through nginx.</summary>
[TestFixture, Category("Program"), Category(StorageFixture.Server)]
public sealed class FrontTests
{
    private FrontedServers _servers = null!;
    private HttpClient _client = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _servers = await FrontedServers.StartAsync();
        _client = _servers.Nginx.Client();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _servers.DisposeAsync();
    }

    [Test]
    public async Task An_answer_is_that_of_a_replica_over_TLS()
    {
        using var response = await _client.GetAsync(FrontedServers.Statistics);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(await _servers.Replicas[0].Client.GetStringAsync(FrontedServers.Statistics)));
        Assert.That(response.Headers.Server.ToString(), Is.EqualTo("nginx"), "without a version");
        Assert.That(response.Headers.GetValues("Strict-Transport-Security"), Is.EqualTo(new[] { "max-age=31536000" }));
    }

    [Test]
    public async Task Http2_is_spoken_to_those_who_do()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, FrontedServers.Statistics) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using var response = await _client.SendAsync(request);

        Assert.That((response.StatusCode, response.Version), Is.EqualTo((HttpStatusCode.OK, HttpVersion.Version20)));
    }

    [Test]
    public async Task Who_has_the_answer_already_gets_304_by_its_ETag_from_either_replica()
    {
        using var first = await _client.GetAsync(FrontedServers.Statistics);
        for (var i = 0; i < 4; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, FrontedServers.Statistics);
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var again = await _client.SendAsync(request);

            Assert.That((again.StatusCode, again.Headers.ETag), Is.EqualTo((HttpStatusCode.NotModified, first.Headers.ETag)));
            Assert.That(again.Headers.CacheControl!.NoCache, Is.True);
        }
    }

    [TestCase("gzip")]
    [TestCase("br")]
    public async Task What_a_replica_has_compressed_passes_as_it_is(string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi");
        request.Headers.AcceptEncoding.Add(new(encoding));
        using var response = await _client.SendAsync(request);

        Assert.That(response.Content.Headers.ContentEncoding, Is.EqualTo(new[] { encoding }));
        Assert.That(response.Headers.Vary, Does.Contain("Accept-Encoding"));
    }

    [TestCase("abc-123.X_y", "abc-123.X_y")]
    [TestCase("a b", null)]
    [TestCase("\"quoted\"", null)]
    public async Task A_request_has_a_name_that_its_sender_may_choose(string given, string? kept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, FrontedServers.Statistics);
        request.Headers.TryAddWithoutValidation("X-Request-Id", given);
        using var response = await _client.SendAsync(request);

        Assert.That(response.Headers.GetValues("X-Request-Id").Single(), kept is null ? Does.Match("^[0-9a-f]{32}$") : Is.EqualTo(kept));
    }

    [TestCase("/metrics")]
    [TestCase("/Metrics/")]
    [TestCase("//metrics")]
    [TestCase("/%6Detrics")]
    [TestCase("/health/ready")]
    [TestCase("/HEALTH/live")]
    [TestCase("/api/../health/ready")]
    public async Task What_is_for_operators_is_not_there_from_outside(string path)
    {
        await using var connection = await _servers.Nginx.ConnectAsync();
        var answer = await RawRequest.SendAsync(connection, $"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        Assert.That(answer, Does.StartWith("HTTP/1.1 404 ").And.Contains("\"errorCode\":\"NotFound\""));
    }

    [Test]
    public async Task From_inside_they_are()
    {
        using var inside = _servers.Nginx.Client("127.0.0.1");

        Assert.That(await inside.GetStringAsync("/health/ready"), Does.Contain("schema"));
    }

    [Test]
    public async Task An_address_that_ends_elsewhere_for_the_replicas_is_refused([Values("/x#/../health/ready", "/x#/../metrics", "/api/symbols#")] string path)
    {
        await using var connection = await _servers.Nginx.ConnectAsync();
        var answer = await RawRequest.SendAsync(connection, $"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        Assert.That(answer, Does.StartWith("HTTP/1.1 400 ").And.Contains("\"errorCode\":\"BadRequest\""));
    }

    [Test]
    public async Task Without_TLS_nothing_is_answered_but_where_to_go()
    {
        using var response = await AskPlainAsync("localhost");

        Assert.That((int)response.StatusCode, Is.EqualTo(308));
        Assert.That(response.Headers.Location, Is.EqualTo(new Uri($"https://localhost{FrontedServers.Statistics}")));
    }

    [Test]
    public async Task On_another_port_than_80_nobody_is_sent_to_what_may_be_another_server()
    {
        using var response = await AskPlainAsync("localhost:8080");

        Assert.That((int)response.StatusCode, Is.EqualTo(400));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("HTTPS is expected."));
    }

    [Test]
    public async Task What_is_stored_through_it_is_there()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/financial_data");
        request.Headers.Add("X-Api-Key", FrontedServers.Key);
        request.Content = JsonContent.Create(new { data = new[] { new { symbol = "POSTED", date = "2024-02-29", open_price = 1, close_price = 2, volume = 3 } } }, new MediaTypeHeaderValue("application/json"));
        using var response = await _client.SendAsync(request);

        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("\"inserted\":1"));
        Assert.That(await _client.GetStringAsync("/api/financial_data?symbol=POSTED"), Does.Contain("\"close_price\":2,"));
    }

    private async Task<HttpResponseMessage> AskPlainAsync(string host)
    {
        using var plain = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(
            HttpMethod.Get, FormattableString.Invariant($"http://localhost:{_servers.Nginx.PlainPort}{FrontedServers.Statistics}"));
        request.Headers.Host = host;
        return await plain.SendAsync(request);
    }
}
