using System.Net;
using Messaging.Tests.Hosting;

namespace Messaging.Tests.Routing;

public sealed class RoutingTests : SampleHostFixture
{
    [TestCase("/api/financial_data?symbol=IBM")]
    [TestCase("/api/QueryFinancialData?symbol=IBM")]
    [TestCase("/API/queryfinancialdata?symbol=IBM")]
    public async Task Answers_a_message_at_its_own_and_its_predefined_route(string path)
    {
        var reply = await Host.GetAsync(path);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((string)reply.Json["data"]![0]!["symbol"]!, Is.EqualTo("IBM"));
    }

    [Test]
    public async Task Leads_one_path_to_several_messages_by_verb()
    {
        var query = await Host.GetAsync("/api/financial_data?symbol=IBM");
        var store = await Host.PostJsonAsync("/api/financial_data", """{"data":[]}""");

        Assert.That(query.Json.AsObject().ContainsKey("pagination"));
        Assert.That(store.Body, Is.EqualTo("""{"inserted":0,"updated":0}"""));
    }

    [TestCase("DELETE", "/api/statistics", "GET, HEAD, OPTIONS")]
    [TestCase("POST", "/api/GetStatistics", "GET, HEAD, OPTIONS")]
    [TestCase("TRACE", "/api/QueryFinancialData", "GET, HEAD, OPTIONS")]
    [TestCase("PUT", "/api/financial_data", "GET, HEAD, POST, OPTIONS")]
    [TestCase("GET", "/api/StoreFinancialData", "POST, OPTIONS")]
    [TestCase("BREW", "/api/Echo", "GET, HEAD, POST, PUT, DELETE, PATCH, OPTIONS")]
    [TestCase("PUT", "/api/echo/a/b", "GET, HEAD, POST, OPTIONS")]
    public async Task Answers_405_with_Allow_for_a_wrong_verb(string verb, string path, string allow)
    {
        var reply = await Host.SendAsync(new(new(verb), path));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(reply.Allow, Is.EqualTo(allow));
        Assert.That(reply.ErrorCode, Is.EqualTo("MethodNotAllowed"));
        Assert.That(reply.Message, Is.EqualTo($"{verb} is not allowed at {path}; allowed: {allow}."));
        Assert.That(reply.ContentType, Is.EqualTo("application/json; charset=utf-8"));
    }

    [Test]
    public async Task Answers_head_as_get_without_the_body()
    {
        var get = await Host.GetAsync("/api/QueryFinancialData?symbol=IBM");
        var head = await Host.SendAsync(new(HttpMethod.Head, "/api/QueryFinancialData?symbol=IBM"));
        var bad = await Host.SendAsync(new(HttpMethod.Head, "/api/QueryFinancialData?limit=x"));

        Assert.That(head.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(head.ContentType, Is.EqualTo(get.ContentType));
        Assert.That(head.Vary, Is.EqualTo(get.Vary));
        Assert.That(head.Body, Is.Empty);
        Assert.That(bad.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(bad.Body, Is.Empty);
    }

    [TestCase("GET", "Get")]
    [TestCase("POST", "Any")]
    [TestCase("PUT", "Any")]
    [TestCase("DELETE", "Any")]
    [TestCase("PATCH", "Any")]
    public async Task Calls_the_method_of_the_verb_else_Any(string verb, string method)
    {
        var reply = await Host.SendAsync(new(new(verb), "/api/Echo"));

        Assert.That((string)reply.Json["method"]!, Is.EqualTo(method));
    }

    [TestCase("GET", "Get")]
    [TestCase("put", "Any")]
    public async Task Takes_the_verb_of_a_post_from_its_override(string verb, string method)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/Echo") { Content = new StringContent("""{"big":1}""", null, "application/json") };
        request.Headers.Add("X-Http-Method-Override", verb);

        var reply = await Host.SendAsync(request);

        Assert.That((string)reply.Json["method"]!, Is.EqualTo(method));
        Assert.That((int)reply.Json["given"]!["big"]!, Is.EqualTo(1));
    }

    [Test]
    public async Task Ignores_the_override_of_a_get()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/Echo");
        request.Headers.Add("X-Http-Method-Override", "DELETE");

        Assert.That((string)(await Host.SendAsync(request)).Json["method"]!, Is.EqualTo("Get"));
    }

    [Test]
    public async Task Keeps_requests_at_one_time_apart()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 500).Select(number => Host.GetAsync($"/api/Echo?whole_number={number}&name=n{number}")));

        Assert.That(replies.Select(reply => (string)reply.Json["given"]!["name"]!), Is.EqualTo(Enumerable.Range(0, 500).Select(number => $"n{number}")));
    }

    [TestCase("/api/Echo?name=%FF%zz%&=%&%=1")]
    [TestCase("/api/echo/%00/%2F")]
    [TestCase("/api/%E0%A4%A")]
    public async Task Never_fails_for_odd_encodings(string path)
    {
        var reply = await Host.GetAsync(path);

        Assert.That((int)reply.Status, Is.LessThan(500), reply.Body);
    }
}
