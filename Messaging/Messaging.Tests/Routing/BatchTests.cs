using System.Net;
using System.Text;
using Messaging.Tests.Hosting;

namespace Messaging.Tests.Routing;

public sealed class BatchTests : TwoFormatFixture
{
    private const string Good = """{"symbol":"IBM","start_date":"2010-01-01","end_date":"2010-01-10"}""";

    [TestCase("/api/GetStatistics[]")]
    [TestCase("/api/GetStatistics%5B%5D")]
    [TestCase("/api/getstatistics%5b%5d")]
    [TestCase("/json/reply/GetStatistics[]")]
    [TestCase("/json/oneway/GetStatistics[]")]
    public async Task Runs_each_element_with_the_verb_of_the_message(string path)
    {
        var reply = await Host.PostJsonAsync(path, $"[{Good},{Good.Replace("IBM", "AAPL", StringComparison.Ordinal)}]");

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Body);
        Assert.That(reply.Json.AsArray().Select(item => (string)item!["data"]!["symbol"]!), Is.EqualTo(new[] { "IBM", "AAPL" }));
        Assert.That(CompletedOf(reply), Is.EqualTo("2"));
    }

    [TestCase("[]", 0)]
    [TestCase("[{}]", 1)]
    [TestCase("\uFEFF [ { } , { } ] ", 2)]
    public async Task Answers_as_many_responses_as_there_are_elements(string body, int count)
    {
        var reply = await Host.PostJsonAsync("/api/StoreFinancialData[]", body);

        Assert.That(reply.Json.AsArray(), Has.Count.EqualTo(count), reply.Body);
        Assert.That(CompletedOf(reply), Is.EqualTo($"{count}"));
    }

    [TestCase("""{"symbol":"NOPE","start_date":"2010-01-01","end_date":"2010-01-10"}""", 404, "NotFound")]
    [TestCase("""{"symbol":"IBM","start_date":"2011-01-01","end_date":"2010-01-10"}""", 400, "ArgumentException")]
    [TestCase("""{"symbol":"IBM","start_date":"bad","end_date":"2010-01-10"}""", 400, "SerializationException")]
    [TestCase("""{"symbol":"IBM"}""", 400, "NotNull")]
    [TestCase("null", 400, "SerializationException")]
    [TestCase("[1]", 400, "SerializationException")]
    public async Task Ends_at_the_first_element_that_fails_and_says_which(string bad, int status, string code)
    {
        var reply = await Host.PostJsonAsync("/json/reply/GetStatistics[]", $"[{Good},{Good},{bad},{Good}]");

        Assert.That((int)reply.Status, Is.EqualTo(status), reply.Body);
        Assert.That(reply.ErrorCode, Is.EqualTo(code));
        Assert.That((string)reply.ResponseStatus["meta"]!["AutoBatchIndex"]!, Is.EqualTo("2"));
        Assert.That((string)reply.Json["info"]!["error"]!, Is.EqualTo(reply.Message));
        Assert.That(CompletedOf(reply), Is.EqualTo("2"));
    }

    [Test]
    public async Task Names_the_fields_of_the_element_that_fails()
    {
        var reply = await Host.PostJsonAsync("/api/GetStatistics[]", """[{"symbol":"IBM","start_date":"bad"}]""");

        Assert.That(reply.FieldErrors, Is.EqualTo(new[] { "start_date SerializationException", "end_date NotNull" }));
        Assert.That(CompletedOf(reply), Is.EqualTo("0"));
    }

    [Test]
    public async Task Names_an_element_that_is_no_object()
    {
        var reply = await Host.PostJsonAsync("/api/StoreFinancialData[]", """[{},"x"]""");

        Assert.That(reply.Message, Is.EqualTo("Could not read element 1 of the batch of StoreFinancialData: the element is no object."));
    }

    [TestCase("", "it is empty, where a list of requests is expected")]
    [TestCase("{}", "it is no list of requests")]
    [TestCase("[{}", "it ends too early at line 1, byte 4")]
    [TestCase("[{}]]", "it is not JSON at line 1, byte 5")]
    [TestCase("[{},]", "it is not JSON at line 1, byte 5")]
    public async Task Runs_nothing_of_a_body_that_cannot_be_read(string body, string reason)
    {
        var reply = await Host.PostJsonAsync("/api/StoreFinancialData[]", body);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(reply.Message, Is.EqualTo($"Could not read the 'application/json' body of StoreFinancialData: {reason}."));
        Assert.That(reply.ResponseStatus["meta"], Is.Null);
        Assert.That(CompletedOf(reply), Is.EqualTo("0"));
    }

    [TestCase("GET", "/api/StoreFinancialData[]")]
    [TestCase("PUT", "/json/reply/GetStatistics[]")]
    public async Task Is_posted(string verb, string path)
    {
        var reply = await Host.SendAsync(new(new(verb), path));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(reply.Allow, Is.EqualTo("POST, OPTIONS"));
    }

    [TestCase(null, "POST")]
    [TestCase("GET", "GET")]
    [TestCase("DELETE", "GET")]
    public async Task Takes_the_verb_of_a_message_with_several_from_the_override(string? verb, string called)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/GetLabel[]") { Content = new StringContent("[{}]", Encoding.UTF8, "application/json") };
        if (verb is not null)
            request.Headers.Add("X-Http-Method-Override", verb);

        var reply = await Host.SendAsync(request);

        Assert.That((string)reply.Json[0]!["verb"]!, Is.EqualTo(called));
    }

    [Test]
    public async Task Fills_each_element_from_the_query()
    {
        var reply = await Host.PostJsonAsync("/api/GetLabel[]?id=Q", """[{},{"id":"B"}]""");

        Assert.That(reply.Json.AsArray().Select(item => (string)item!["id"]!), Is.EqualTo(new[] { "Q", "B" }));
    }

    [Test]
    public async Task Of_a_message_without_response_is_answered_with_204()
    {
        var done = await Host.PostJsonAsync("/json/oneway/DropLabel[]", """[{"id":"1"},{"id":"2"},{"id":"3"}]""");
        var failed = await Host.PostJsonAsync("/json/oneway/DropLabel[]", """[{"id":"1"},{}]""");

        Assert.That(done.Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(CompletedOf(done), Is.EqualTo("3"));
        Assert.That(failed.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string)failed.ResponseStatus["meta"]!["AutoBatchIndex"]!, Is.EqualTo("1"));
    }

    [TestCase("text/name")]
    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("text/weird")]
    public async Task Is_refused_in_a_format_that_has_no_list_of_requests(string contentType)
    {
        var reply = await Host.PostAsync("/api/StoreFinancialData[]", "a=b"u8.ToArray(), contentType);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
        Assert.That(reply.Message, Does.Contain(contentType));
        Assert.That(CompletedOf(reply), Is.EqualTo("0"));
    }

    [Test]
    public async Task Is_answered_in_the_format_asked_for()
    {
        var named = await Host.PostJsonAsync("/api/StoreFinancialData[]?format=name", "[{}]");
        var unknown = await Host.PostJsonAsync("/api/StoreFinancialData[]?format=yaml", "[{}]");

        Assert.That(named.Body, Is.EqualTo("StoreFinancialDataResponse[]"));
        Assert.That(unknown.Status, Is.EqualTo(HttpStatusCode.NotAcceptable));
    }

    [TestCase(3, HttpStatusCode.OK, "3")]
    [TestCase(4, HttpStatusCode.RequestEntityTooLarge, "0")]
    public async Task May_be_as_long_as_its_limit(int length, HttpStatusCode status, string completed)
    {
        await using var host = await TestHost.StartAsync(options =>
        {
            SampleServices.Configure(options);
            options.Limits.BatchLength = 3;
        });

        var reply = await host.PostJsonAsync("/api/StoreFinancialData[]", $"[{string.Join(',', Enumerable.Repeat("{}", length))}]");

        Assert.That(reply.Status, Is.EqualTo(status));
        Assert.That(CompletedOf(reply), Is.EqualTo(completed));
        if (status is not HttpStatusCode.OK)
            Assert.That(reply.Message, Is.EqualTo("The batch has more than 3 requests; none of them was run. Send it in parts."));
    }

    [TestCase(1000, HttpStatusCode.OK)]
    [TestCase(1001, HttpStatusCode.RequestEntityTooLarge)]
    public async Task May_have_a_thousand_elements_unless_said_otherwise(int length, HttpStatusCode status)
    {
        var reply = await Host.PostJsonAsync("/api/StoreFinancialData[]", $"[{string.Join(',', Enumerable.Repeat("{}", length))}]");

        Assert.That(reply.Status, Is.EqualTo(status));
    }

    private static string CompletedOf(Reply reply) => string.Join('|', reply.Response.Headers.GetValues("X-AutoBatch-Completed"));
}
