using System.Net;
using Messaging.Tests.Hosting;

namespace Messaging.Tests.Formats;

/// <summary>Lists of requests in every format that has such lists, and lists of responses in all.</summary>
public sealed class BatchFormatTests : SampleHostFixture
{
    private const string Json =
        """[{"symbol":"IBM","start_date":"2010-01-01","end_date":"2010-01-10"},{"symbol":"AAPL","start_date":"2010-01-01","end_date":"2010-01-10"}]""";

    private const string Jsv = "[{symbol:IBM,start_date:2010-01-01,end_date:2010-01-10},{symbol:AAPL,start_date:2010-01-01,end_date:2010-01-10}]";

    private const string JsonLines =
        "{\"symbol\":\"IBM\",\"start_date\":\"2010-01-01\",\"end_date\":\"2010-01-10\"}\n\n{\"symbol\":\"AAPL\",\"start_date\":\"2010-01-01\",\"end_date\":\"2010-01-10\"}\n";

    private const string Xml =
        """<ArrayOfGetStatistics xmlns="http://schemas.datacontract.org/2004/07/StockStats.ServiceModel"><GetStatistics><end_date>2010-01-10</end_date><start_date>2010-01-01</start_date><symbol>IBM</symbol></GetStatistics><GetStatistics><end_date>2010-01-10</end_date><start_date>2010-01-01</start_date><symbol>AAPL</symbol></GetStatistics></ArrayOfGetStatistics>""";

    [TestCase("application/json", Json)]
    [TestCase("application/jsv", Jsv)]
    [TestCase("text/jsonl", JsonLines)]
    [TestCase("application/xml", Xml)]
    public async Task Reads_a_list_of_requests(string contentType, string body)
    {
        var reply = await Host.PostAsync("/api/GetStatistics[]", System.Text.Encoding.UTF8.GetBytes(body), contentType);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Body);
        Assert.That(reply.Json.AsArray().Select(item => (string)item!["data"]!["symbol"]!), Is.EqualTo(new[] { "IBM", "AAPL" }));
    }

    [TestCase("application/jsv", "[{symbol:IBM,start_date:2010-01-01,end_date:2010-01-10},7]", "the element is no object")]
    [TestCase("text/jsonl", "{\"symbol\":\"IBM\",\"start_date\":\"2010-01-01\",\"end_date\":\"2010-01-10\"}\n7", "the element is no object")]
    [TestCase("text/jsonl", "{\"symbol\":\"IBM\",\"start_date\":\"2010-01-01\",\"end_date\":\"2010-01-10\"}\n{", "it ends too early")]
    [TestCase("application/jsv", "[{symbol:IBM,start_date:2010-01-01,end_date:2010-01-10},{symbol:IBM,start_date:bad}]", "Unable to bind")]
    [TestCase("application/xml", "<ArrayOfGetStatistics><GetStatistics><end_date>2010-01-10</end_date><start_date>2010-01-01</start_date><symbol>IBM</symbol></GetStatistics><GetStatistics><nobody/></GetStatistics></ArrayOfGetStatistics>", "Unable to bind")]
    public async Task Runs_what_stands_before_an_element_that_cannot_be_read(string contentType, string body, string reason)
    {
        var reply = await Host.PostAsync("/api/GetStatistics[]", System.Text.Encoding.UTF8.GetBytes(body), contentType);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(reply.Message, Does.Contain(reason));
        Assert.That((string)reply.ResponseStatus["meta"]!["AutoBatchIndex"]!, Is.EqualTo("1"));
        Assert.That(reply.Response.Headers.GetValues("X-AutoBatch-Completed"), Is.EqualTo(new[] { "1" }));
    }

    [TestCase("application/jsv", "{}", "it is no list of requests")]
    [TestCase("application/jsv", "[{}", "it ends too early")]
    [TestCase("application/jsv", "[{}]x", "there is more after its end")]
    [TestCase("application/xml", "<GetStatistics/>", "its root is 'GetStatistics'; expected ArrayOfGetStatistics")]
    [TestCase("application/xml", "<ArrayOfGetStatistics><Other/></ArrayOfGetStatistics>", "'Other' is no GetStatistics")]
    [TestCase("application/xml", "<ArrayOfGetStatistics>stray<GetStatistics/></ArrayOfGetStatistics>", "'stray' stands outside of any field")]
    [TestCase("application/xml", "<ArrayOfGetStatistics><GetStatistics/>", "it is not XML, or not all of it")]
    public async Task Runs_nothing_of_a_list_that_cannot_be_read(string contentType, string body, string reason)
    {
        var reply = await Host.PostAsync("/api/GetStatistics[]", System.Text.Encoding.UTF8.GetBytes(body), contentType);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(reply.Message, Does.Contain(reason));
        Assert.That(reply.Response.Headers.GetValues("X-AutoBatch-Completed"), Is.EqualTo(new[] { "0" }));
    }

    [TestCase("application/jsv", "[{},{},{}]")]
    [TestCase("text/jsonl", "{}\n{}\n{}")]
    [TestCase("application/xml", "<ArrayOfStoreFinancialData><StoreFinancialData/><StoreFinancialData/><StoreFinancialData/></ArrayOfStoreFinancialData>")]
    public async Task Limits_the_length_of_a_list_in_every_format(string contentType, string body)
    {
        await using var host = await TestHost.StartAsync(options =>
        {
            SampleServices.Configure(options);
            options.Limits.BatchLength = 2;
        });

        var reply = await host.PostAsync("/api/StoreFinancialData[]", System.Text.Encoding.UTF8.GetBytes(body), contentType);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge), reply.Body);
    }

    [TestCase("/jsv/reply/StoreFinancialData[]", "[{inserted:0,updated:0},{inserted:0,updated:0}]")]
    [TestCase("/csv/reply/StoreFinancialData[]", "inserted,updated,responseStatus\r\n0,0,\r\n0,0,\r\n")]
    [TestCase("/jsonl/reply/StoreFinancialData[]", "{\"inserted\":0,\"updated\":0}\n{\"inserted\":0,\"updated\":0}\n")]
    public async Task Writes_a_list_of_responses(string path, string body)
    {
        var reply = await Host.PostAsync(path, "[{},{}]"u8.ToArray(), "application/json");

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Body);
        Assert.That(reply.Body, Is.EqualTo(body));
    }

    [Test]
    public async Task Writes_a_list_of_responses_as_data_contracts_do()
    {
        var reply = await Host.PostAsync("/xml/reply/StoreFinancialData[]", "[{},{}]"u8.ToArray(), "application/json");

        var root = System.Xml.Linq.XDocument.Parse(reply.Body).Root!;
        Assert.That(root.Name.LocalName, Is.EqualTo("ArrayOfStoreFinancialDataResponse"));
        Assert.That(root.Elements().Select(element => element.Name.LocalName), Is.EqualTo(Enumerable.Repeat("StoreFinancialDataResponse", 2)));
    }

    [TestCase("text/csv")]
    [TestCase("multipart/form-data; boundary=X")]
    public async Task Refuses_a_format_without_lists_of_requests(string contentType)
    {
        var reply = await Host.PostAsync("/api/GetStatistics[]", "symbol\r\nIBM\r\n"u8.ToArray(), contentType);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
        Assert.That(reply.Message, Does.StartWith("A batch cannot be sent as"));
    }
}
