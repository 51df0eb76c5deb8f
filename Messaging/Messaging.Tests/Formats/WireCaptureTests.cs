using System.Net;
using System.Text.Json.Nodes;
using Messaging.Tests.Hosting;

namespace Messaging.Tests.Formats;

/// <summary>
/// What ServiceStack answers for the sample messages, in JSON. Better here, and therefore not as recorded: field names
/// and messages are in wire names, errors of binding and bodies are of the response type too and carry <c>info</c>.
/// </summary>
public sealed class WireCaptureTests : SampleHostFixture
{
    private const string Rows =
        """{"data":[{"symbol":"IBM","date":"2010-01-01","open_price":115.02,"close_price":116.02,"volume":7605679},{"symbol":"IBM","date":"2010-01-04","open_price":114.41,"close_price":115.41,"volume":2386730}],"pagination":{"count":6,"page":1,"limit":2,"pages":3},"info":{"error":""}}""";

    private const string Statistics =
        """{"data":{"start_date":"2010-01-01","end_date":"2010-01-10","symbol":"IBM","average_daily_open_price":114.69,"average_daily_close_price":115.69,"average_daily_volume":4374141},"info":{"error":""}}""";

    [TestCase("/api/QueryFinancialData?symbol=IBM&start_date=2010-01-01&end_date=2010-01-10&limit=2", 200, Rows)]
    [TestCase("/api/financial_data?symbol=IBM&start_date=2010-01-01&end_date=2010-01-10&limit=2", 200, Rows)]
    [TestCase("/api/GetStatistics?symbol=IBM&start_date=2010-01-01&end_date=2010-01-10&limit=2", 200, Statistics)]
    [TestCase("/api/statistics?symbol=IBM&start_date=2010-01-01&end_date=2010-01-10", 200, Statistics)]
    [TestCase("/api/GetStatistics?symbol=NOPE&start_date=2010-01-01&end_date=2012-01-01", 404,
        """{"info":{"error":"No data for NOPE"},"responseStatus":{"errorCode":"NotFound","message":"No data for NOPE","errors":[]}}""")]
    [TestCase("/api/GetStatistics?symbol=IBM&start_date=2013-01-01&end_date=2012-01-01", 400,
        """{"info":{"error":"start_date must not be after end_date"},"responseStatus":{"errorCode":"ArgumentException","message":"start_date must not be after end_date","errors":[{"errorCode":"ArgumentException","fieldName":"start_date","message":"start_date must not be after end_date"}]}}""")]
    [TestCase("/api/GetStatistics?symbol=IBM&start_date=bad&end_date=2012-01-01", 400,
        """{"info":{"error":"Unable to bind to request 'GetStatistics'"},"responseStatus":{"errorCode":"SerializationException","message":"Unable to bind to request 'GetStatistics'","errors":[{"errorCode":"SerializationException","fieldName":"start_date","message":"'bad' is an Invalid value for 'start_date'; expected a date as YYYY-MM-DD"}]}}""")]
    [TestCase("/api/GetStatistics", 400,
        """{"info":{"error":"'start_date' must not be empty."},"responseStatus":{"errorCode":"NotNull","message":"'start_date' must not be empty.","errors":[{"errorCode":"NotNull","fieldName":"start_date","message":"'start_date' must not be empty.","meta":{"PropertyName":"start_date","PropertyValue":null}},{"errorCode":"NotNull","fieldName":"end_date","message":"'end_date' must not be empty.","meta":{"PropertyName":"end_date","PropertyValue":null}},{"errorCode":"NotEmpty","fieldName":"symbol","message":"'symbol' must not be empty.","meta":{"PropertyName":"symbol","PropertyValue":null}}]}}""")]
    public async Task Answers_a_get_as_recorded(string path, int status, string json) => Check(await Host.GetAsync(path), status, json);

    [TestCase("""{"data":[{"symbol":"IBM","date":"2020-01-02","open_price":1.5,"close_price":2,"volume":3}]}""", 200, """{"inserted":1,"updated":0}""")]
    [TestCase("""{"data":[]}""", 200, """{"inserted":0,"updated":0}""")]
    [TestCase("""{"data":[""", 400,
        """{"inserted":0,"updated":0,"responseStatus":{"errorCode":"SerializationException","message":"Could not read the 'application/json' body of StoreFinancialData: it ends too early at line 1, byte 10.","errors":[]}}""")]
    public async Task Answers_a_post_as_recorded(string body, int status, string json) =>
        Check(await Host.PostJsonAsync("/api/StoreFinancialData", body), status, json);

    [Test]
    public async Task Answers_an_overridden_post_with_a_form_as_recorded()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/GetStatistics")
        {
            Content = new FormUrlEncodedContent(
                [KeyValuePair.Create("symbol", "IBM"), KeyValuePair.Create("start_date", "2010-01-01"), KeyValuePair.Create("end_date", "2010-01-10")]),
        };
        request.Headers.Add("X-Http-Method-Override", "GET");

        Check(await Host.SendAsync(request), 200, Statistics);
    }

    [Test]
    public async Task Answers_an_overridden_post_without_a_body_as_recorded()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/GetStatistics?symbol=IBM&start_date=2010-01-01&end_date=2010-01-10");
        request.Headers.Add("X-Http-Method-Override", "GET");

        Check(await Host.SendAsync(request), 200, Statistics);
    }

    private static void Check(Reply reply, int status, string json)
    {
        Assert.That((int)reply.Status, Is.EqualTo(status), reply.Body);
        Assert.That(reply.ContentType, Is.EqualTo("application/json; charset=utf-8"));
        Assert.That(reply.Vary, Is.EqualTo("Accept, Accept-Encoding"));
        Assert.That(reply.Response.ReasonPhrase, Is.EqualTo(((HttpStatusCode)status) switch
        {
            HttpStatusCode.OK => "OK",
            HttpStatusCode.BadRequest => "Bad Request",
            _ => "Not Found",
        }));
        // As text, so that the order of members and the digits of numbers count.
        Assert.That(JsonNode.Parse(reply.Body)!.ToJsonString(), Is.EqualTo(JsonNode.Parse(json)!.ToJsonString()));
    }
}
