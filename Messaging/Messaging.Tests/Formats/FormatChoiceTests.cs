using System.Net;
using Messaging.Tests.Hosting;

namespace Messaging.Tests.Formats;

public sealed class FormatChoiceTests : TwoFormatFixture
{
    private const string Json = "application/json; charset=utf-8";
    private const string Name = "text/name";

    [TestCase("/api/financial_data.name", null, Name)]
    [TestCase("/api/financial_data.NAME", null, Name)]
    [TestCase("/api/financial_data.json", "text/name", Json)]
    [TestCase("/api/QueryFinancialData.name", null, Name)]
    [TestCase("/api/financial_data?format=name", null, Name)]
    [TestCase("/api/financial_data?symbol=A&Format=Name", "application/json", Name)]
    [TestCase("/api/financial_data?format=na%6De", null, Name)]
    [TestCase("/api/financial_data?format=json", "text/name", Json)]
    [TestCase("/api/financial_data?format=", "text/name", Name)]
    [TestCase("/api/financial_data?format", "text/name", Name)]
    [TestCase("/api/financial_data?information=json", "text/name", Name)]
    [TestCase("/api/financial_data.name?format=json", "application/json", Name)]
    [TestCase("/api/financial_data.name?format=unknown", null, Name)]
    [TestCase("/name/reply/QueryFinancialData?format=json", "application/json", Name)]
    [TestCase("/NAME/Reply/queryfinancialdata", null, Name)]
    [TestCase("/json/reply/QueryFinancialData", "text/name", Json)]
    [TestCase("/name/oneway/QueryFinancialData", null, Name)]
    public async Task Goes_by_the_path_before_the_query_before_Accept(string path, string? accept, string contentType)
    {
        var reply = await Host.GetAsync(path, accept);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Body);
        Assert.That(reply.ContentType, Is.EqualTo(contentType));
    }

    [Test]
    public async Task Takes_a_path_over_an_Accept_that_nothing_fits()
    {
        var reply = await Host.GetAsync("/api/financial_data.json", "image/png");

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Body);
    }

    [TestCase("/api/financial_data?format=yaml", "yaml")]
    [TestCase("/api/financial_data?limit=x&format=csv%0A", "csv ")]
    public async Task Answers_406_in_json_for_an_unknown_format_and_names_the_known_ones(string path, string shown)
    {
        var reply = await Host.GetAsync(path, "text/name");

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.NotAcceptable));
        Assert.That(reply.ContentType, Is.EqualTo(Json));
        Assert.That(reply.ErrorCode, Is.EqualTo("NotAcceptable"));
        Assert.That(reply.Message, Is.EqualTo($"There is no format '{shown}'; ask for json, name."));
    }

    [TestCase("/api/financial_data.yaml")]
    [TestCase("/yaml/reply/QueryFinancialData")]
    [TestCase("/json/ask/QueryFinancialData")]
    public async Task Answers_404_where_the_path_names_no_format(string path) =>
        Assert.That((await Host.GetAsync(path)).Status, Is.EqualTo(HttpStatusCode.NotFound));

    [TestCase("/api/QueryFinancialData.name?limit=x", 400)]
    [TestCase("/api/QueryFinancialData?limit=x&format=name", 400)]
    [TestCase("/name/reply/QueryFinancialData?limit=x", 400)]
    [TestCase("/name/reply/StoreFinancialData", 405)]
    [TestCase("/api/StoreFinancialData.name", 405)]
    [TestCase("/api/nothing.name", 404)]
    [TestCase("/name/reply/Nothing", 404)]
    [TestCase("/nothing?format=name", 404)]
    public async Task Writes_errors_in_the_format_that_path_or_query_ask_for(string path, int status)
    {
        var reply = await Host.GetAsync(path);

        Assert.That((int)reply.Status, Is.EqualTo(status));
        Assert.That(reply.ContentType, Is.EqualTo(Name));
    }

    [TestCase("/nothing?format=yaml")]
    [TestCase("/")]
    [TestCase("/a.yaml/reply/x")]
    public async Task Writes_errors_in_json_where_nothing_that_is_to_be_had_is_asked_for(string path)
    {
        var reply = await Host.GetAsync(path);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(reply.ContentType, Is.EqualTo(Json));
    }

    [TestCase("/api/labels/BRK.B", "BRK.B", Json)]
    [TestCase("/api/labels/BRK.B.json", "BRK.B", Json)]
    [TestCase("/api/labels/BRK.json.json", "BRK.json", Json)]
    [TestCase("/api/labels/.json", ".json", Json)]
    public async Task Takes_a_format_from_the_end_of_a_parameter(string path, string id, string contentType)
    {
        var reply = await Host.GetAsync(path);

        Assert.That(reply.ContentType, Is.EqualTo(contentType));
        Assert.That((string)reply.Json["id"]!, Is.EqualTo(id));
    }

    [Test]
    public async Task Takes_the_last_suffix_of_a_parameter_only()
    {
        Assert.That((await Host.GetAsync("/api/labels/A.json.name")).ContentType, Is.EqualTo(Name));
        Assert.That((string)(await Host.GetAsync("/api/labels/A.name.json")).Json["id"]!, Is.EqualTo("A.name"));
    }

    [Test]
    public async Task Leaves_the_end_of_a_path_to_a_parameter_that_takes_all_of_it()
    {
        var reply = await Host.GetAsync("/api/echo/IBM/a/b.name");

        Assert.That((string)reply.Json["given"]!["rest"]!, Is.EqualTo("a/b.name"));
    }

    [Test]
    public async Task Leaves_a_declared_route_that_looks_like_a_suffix_as_it_is()
    {
        var reply = await Host.GetAsync("/api/labels/own.name");

        Assert.That(reply.ContentType, Is.EqualTo(Json));
    }

    [Test]
    public async Task Leaves_the_parameter_to_a_message_with_a_field_of_that_name()
    {
        var own = await Host.GetAsync("/api/GetLabel?format=name");
        var unknown = await Host.GetAsync("/api/GetLabel?format=yaml");

        Assert.That((string)own.Json["format"]!, Is.EqualTo("name"));
        Assert.That((string)unknown.Json["format"]!, Is.EqualTo("yaml"));
    }

    [TestCase("/api/StoreFinancialData", null, 400)]
    [TestCase("/api/StoreFinancialData.name", null, 400)]
    [TestCase("/name/reply/StoreFinancialData", null, 200)]
    [TestCase("/name/oneway/StoreFinancialData", null, 200)]
    [TestCase("/name/reply/StoreFinancialData", "application/json", 400)]
    [TestCase("/json/reply/StoreFinancialData", "text/name", 200)]
    public async Task Reads_a_body_as_labelled_else_in_the_format_of_the_call(string path, string? contentType, int status)
    {
        var reply = await Host.PostAsync(path, "no json"u8.ToArray(), contentType);

        Assert.That((int)reply.Status, Is.EqualTo(status), reply.Body);
    }

    [TestCase("POST", "/json/reply/StoreFinancialData")]
    [TestCase("GET", "/json/oneway/GetLabel")]
    [TestCase("POST", "/json/oneway/GetLabel")]
    public async Task Takes_the_verbs_of_the_message_at_calls(string verb, string path) =>
        Assert.That((await Host.SendAsync(new(new(verb), path))).Status, Is.EqualTo(HttpStatusCode.OK));

    [TestCase("POST", "/json/reply/QueryFinancialData", "GET, HEAD, OPTIONS")]
    [TestCase("POST", "/json/oneway/QueryFinancialData", "GET, HEAD, OPTIONS")]
    [TestCase("POST", "/api/financial_data.name.name", null)]
    [TestCase("DELETE", "/api/financial_data.json", "GET, HEAD, POST, OPTIONS")]
    public async Task Refuses_other_verbs_at_calls_and_suffixes(string verb, string path, string? allow)
    {
        var reply = await Host.SendAsync(new(new(verb), path));

        Assert.That(reply.Status, Is.EqualTo(allow is null ? HttpStatusCode.NotFound : HttpStatusCode.MethodNotAllowed));
        Assert.That(reply.Allow, Is.EqualTo(allow ?? ""));
    }

    [Test]
    public async Task Answers_a_one_way_call_without_response_with_204()
    {
        var reply = await Host.SendAsync(new(HttpMethod.Delete, "/json/oneway/DropLabel?id=1"));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(reply.Body, Is.Empty);
    }
}
