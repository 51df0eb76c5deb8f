using System.Net;
using Messaging.Tests.Hosting;

namespace Messaging.Tests.Routing;

public sealed class HeadAndOptionsTests : SampleHostFixture
{
    [TestCase("/api/QueryFinancialData?symbol=IBM")]
    [TestCase("/api/financial_data.csv?symbol=IBM")]
    [TestCase("/api/financial_data.xml")]
    [TestCase("/api/financial_data?format=jsv")]
    [TestCase("/jsonl/reply/QueryFinancialData")]
    [TestCase("/api/QueryFinancialData?limit=x")]
    [TestCase("/api/GetStatistics.csv")]
    [TestCase("/api/nothing_here")]
    public async Task Answers_head_with_the_headers_of_get_and_no_body(string path)
    {
        var get = await Host.GetAsync(path);
        var head = await Host.SendAsync(new(HttpMethod.Head, path));

        Assert.That(head.Status, Is.EqualTo(get.Status));
        Assert.That(HeadersOf(head), Is.EqualTo(HeadersOf(get)));
        Assert.That(head.Body, Is.Empty);
        Assert.That(get.Body, Is.Not.Empty);
    }

    [Test]
    public async Task Answers_head_405_where_there_is_no_get_as_long_as_the_verb_in_its_message()
    {
        var get = await Host.GetAsync("/api/StoreFinancialData");
        var head = await Host.SendAsync(new(HttpMethod.Head, "/api/StoreFinancialData"));

        Assert.That((head.Status, head.Body), Is.EqualTo((get.Status, "")));
        Assert.That(head.Response.Content.Headers.ContentLength, Is.EqualTo(get.Body.Length + "HEAD".Length - "GET".Length));
    }

    [TestCase("/api/financial_data", "GET, HEAD, POST, OPTIONS")]
    [TestCase("/api/financial_data.csv", "GET, HEAD, POST, OPTIONS")]
    [TestCase("/api/StoreFinancialData", "POST, OPTIONS")]
    [TestCase("/json/reply/GetStatistics", "GET, HEAD, OPTIONS")]
    [TestCase("/xml/oneway/StoreFinancialData", "POST, OPTIONS")]
    [TestCase("/api/GetStatistics[]", "POST, OPTIONS")]
    [TestCase("/api/Echo", "GET, HEAD, POST, PUT, DELETE, PATCH, OPTIONS")]
    public async Task Answers_options_with_what_is_allowed(string path, string allow)
    {
        var reply = await Host.SendAsync(new(HttpMethod.Options, path));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(reply.Allow, Is.EqualTo(allow));
        Assert.That(reply.Body, Is.Empty);
    }

    [Test]
    public async Task Answers_404_to_options_of_an_unknown_path() =>
        Assert.That((await Host.SendAsync(new(HttpMethod.Options, "/api/nothing_here"))).Status, Is.EqualTo(HttpStatusCode.NotFound));

    [TestCase("FROB", "FROB is not allowed at /api/GetStatistics; allowed: GET, HEAD, OPTIONS.")]
    [TestCase("post", "POST is not allowed at /api/GetStatistics; allowed: GET, HEAD, OPTIONS.")]
    public async Task Names_the_verb_that_an_override_asks_for(string verb, string message)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/GetStatistics");
        request.Headers.Add("X-Http-Method-Override", verb);

        var reply = await Host.SendAsync(request);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(reply.Message, Is.EqualTo(message));
    }

    [Test]
    public async Task Answers_a_post_that_is_meant_as_head_or_options()
    {
        var head = new HttpRequestMessage(HttpMethod.Post, "/api/QueryFinancialData");
        head.Headers.Add("X-Http-Method-Override", "HEAD");
        var options = new HttpRequestMessage(HttpMethod.Post, "/api/QueryFinancialData");
        options.Headers.Add("X-Http-Method-Override", "OPTIONS");

        Assert.That((await Host.SendAsync(head)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await Host.SendAsync(options)).Status, Is.EqualTo(HttpStatusCode.NoContent));
    }

    /// <summary>All but the date, and how a body that is not there would be sent.</summary>
    private static string[] HeadersOf(Reply reply) =>
    [
        .. reply.Response.Headers.NonValidated.Concat(reply.Response.Content.Headers.NonValidated)
            .Where(header => header.Key is not ("Date" or "Transfer-Encoding"))
            .Select(header => $"{header.Key}: {header.Value}")
            .Order(StringComparer.Ordinal),
    ];
}
