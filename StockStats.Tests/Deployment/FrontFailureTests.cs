using System.Net;
using System.Text.Json;
using StockStats.Tests.Caching.Support;
using StockStats.Tests.Deployment.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Deployment;

/// <summary>What nginx does where a replica does not answer, and what it answers itself.</summary>
[TestFixture, Category("Program"), Category(StorageFixture.Server)]
public sealed class FrontFailureTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
    private const string Away = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";

    [Test]
    public async Task A_read_is_asked_again_of_the_other_replica_and_a_post_is_not()
    {
        using FakeReplica one = new(answer: null), two = new(answer: null);
        await using var nginx = await NginxServer.StartAsync(one.Address, two.Address);
        using var client = nginx.Client();

        using var read = await client.GetAsync("/api/statistics");
        var reads = one.Requests + two.Requests;
        using var post = await client.PostAsync("/api/financial_data", new StringContent("{}"));

        Assert.That((reads, one.Requests + two.Requests - reads), Is.EqualTo((2, 1)));
        await IsEnvelopeAsync(read, HttpStatusCode.BadGateway, "BadGateway");
        await IsEnvelopeAsync(post, HttpStatusCode.BadGateway, "BadGateway");
        Assert.That(post.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(2)));
    }

    [Test]
    public async Task A_post_that_has_not_been_sent_goes_to_the_other_replica()
    {
        using var there = new FakeReplica(Ok);
        await using var nginx = await NginxServer.StartAsync(FormattableString.Invariant($"127.0.0.1:{ServerProgram.FreePort()}"), there.Address);
        using var client = nginx.Client();

        for (var i = 1; i <= 8; i++)
        {
            using var post = await client.PostAsync("/api/financial_data", new StringContent("{}"));
            Assert.That((post.StatusCode, there.Requests), Is.EqualTo((HttpStatusCode.OK, i)));
        }
    }

    [TestCase("GET")]
    [TestCase("POST")]
    public async Task A_503_is_the_clients_to_try_again(string verb)
    {
        using FakeReplica one = new(Away), two = new(Away);
        await using var nginx = await NginxServer.StartAsync(one.Address, two.Address);
        using var client = nginx.Client();
        using var request = new HttpRequestMessage(new(verb), "/api/financial_data");

        using var response = await client.SendAsync(request);

        Assert.That((response.StatusCode, one.Requests + two.Requests), Is.EqualTo((HttpStatusCode.ServiceUnavailable, 1)));
        Assert.That(response.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(5)), "the replica's own");
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("{}"));
    }

    [Test]
    public async Task A_replica_that_says_nothing_is_504()
    {
        using FakeReplica one = new(answer: ""), two = new(answer: "");
        await using var nginx = await NginxServer.StartAsync(("proxy_read_timeout 60s", "proxy_read_timeout 200ms"), one.Address, two.Address);
        using var client = nginx.Client();

        using var read = await client.GetAsync("/api/statistics");

        await IsEnvelopeAsync(read, HttpStatusCode.GatewayTimeout, "GatewayTimeout");
        Assert.That(one.Requests + two.Requests, Is.EqualTo(2));
    }

    [Test]
    public async Task More_requests_at_once_than_a_client_may_have_are_429()
    {
        using var silent = new FakeReplica(answer: "");
        await using var nginx = await NginxServer.StartAsync(("limit_conn clients 256", "limit_conn clients 1"), silent.Address);
        using var client = nginx.Client();
        using var left = new CancellationTokenSource();
        var first = client.GetAsync("/api/statistics", left.Token);
        await Eventually.TrueAsync(() => silent.Requests == 1);

        using var second = await client.GetAsync("/api/statistics");

        await IsEnvelopeAsync(second, HttpStatusCode.TooManyRequests, "TooManyRequests");
        Assert.That(second.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(1)));
        await left.CancelAsync();
        Assert.That(async () => await first, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task What_a_client_says_of_itself_is_replaced()
    {
        using var replica = new FakeReplica(Ok);
        await using var nginx = await NginxServer.StartAsync(replica.Address);
        using var client = nginx.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        foreach (var header in new[] { "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "Forwarded", "Proxy" }) request.Headers.TryAddWithoutValidation(header, "forged");
        request.Headers.Add("X-Request-Id", "mine");

        using var response = await client.SendAsync(request);

        Assert.That(replica.Headers, Does.Not.Contain("forged"));
        Assert.That(replica.Headers, Does.Contain("X-Forwarded-For: 127.0.0.2\r\n").And.Contain("X-Forwarded-Proto: https\r\n").And.Contain("X-Request-Id: mine\r\n")
            .And.Contain(FormattableString.Invariant($"Host: localhost:{nginx.Port}\r\n")));
    }

    [TestCase("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 30000001\r\n\r\n", 413, "RequestEntityTooLarge")]
    [TestCase("GET /{9000} HTTP/1.1\r\nHost: x\r\n\r\n", 414, "RequestUriTooLong")]
    [TestCase("GET / HTTP/1.1\r\nHost: x\r\nX: {9000}\r\n\r\n", 431, "RequestHeaderFieldsTooLarge")]
    [TestCase("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400, "BadRequest")]
    [TestCase("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400, "BadRequest")]
    [TestCase("TRACE / HTTP/1.1\r\nHost: x\r\n\r\n", 405, "MethodNotAllowed")]
    public async Task What_no_replica_need_see_gets_the_envelope_too(string request, int status, string code)
    {
        using var replica = new FakeReplica(Ok);
        await using var nginx = await NginxServer.StartAsync(replica.Address);
        await using var connection = await nginx.ConnectAsync();

        var answer = await RawRequest.SendAsync(connection, request.Replace("{9000}", new('a', 9000), StringComparison.Ordinal));

        var parts = answer.Split("\r\n\r\n", 2);
        Assert.That(parts[0], Does.StartWith(FormattableString.Invariant($"HTTP/1.1 {status} ")).And.Contains("Content-Type: application/json"));
        Assert.That(JsonDocument.Parse(parts[1]).RootElement.GetProperty("responseStatus").GetProperty("errorCode").GetString(), Is.EqualTo(code));
        Assert.That(replica.Requests, Is.Zero);
    }

    private static async Task IsEnvelopeAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.That((response.StatusCode, response.Content.Headers.ContentType?.MediaType), Is.EqualTo((status, "application/json")));
        Assert.That(body.GetProperty("responseStatus").GetProperty("errorCode").GetString(), Is.EqualTo(code));
        Assert.That(body.GetProperty("info").GetProperty("error").GetString(), Is.EqualTo(body.GetProperty("responseStatus").GetProperty("message").GetString()).And.Not.Empty);
        Assert.That(response.Headers.Contains("X-Request-Id"), Is.True);
    }
}
