using System.Net;
using Messaging.Tests.Hosting;

namespace Messaging.Tests.Formats;

/// <summary>
/// What ServiceStack answers for the sample messages in the other formats: CSV, JSV and JSON lines byte for byte, XML by its
/// elements. Not as recorded, and better: errors carry wire names and <c>info</c>; messages of validation differ accordingly.
/// </summary>
public sealed class FormatCaptureTests : SampleHostFixture
{
    private const string Query = "/api/QueryFinancialData?symbol=IBM&start_date=2010-01-01&end_date=2010-01-10&limit=2";
    private const string Statistics = "/api/GetStatistics?symbol=IBM&start_date=2010-01-01&end_date=2010-01-10&limit=2";

    private const string XmlHead =
        """ xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://schemas.datacontract.org/2004/07/StockStats.ServiceModel">""";

    private const string RowsXml = $"""
        <?xml version="1.0" encoding="utf-8"?><QueryFinancialDataResponse{XmlHead}<data><FinancialData><close_price>116.02</close_price><date>2010-01-01</date><high_price i:nil="true" /><low_price i:nil="true" /><open_price>115.02</open_price><symbol>IBM</symbol><volume>7605679</volume></FinancialData><FinancialData><close_price>115.41</close_price><date>2010-01-04</date><high_price i:nil="true" /><low_price i:nil="true" /><open_price>114.41</open_price><symbol>IBM</symbol><volume>2386730</volume></FinancialData></data><info><error></error></info><pagination><count>6</count><limit>2</limit><page>1</page><pages>3</pages></pagination><responseStatus xmlns:d2p1="http://schemas.servicestack.net/types" i:nil="true" /></QueryFinancialDataResponse>
        """;

    private const string StatisticsXml = $"""
        <?xml version="1.0" encoding="utf-8"?><GetStatisticsResponse{XmlHead}<data><average_daily_close_price>115.69</average_daily_close_price><average_daily_open_price>114.69</average_daily_open_price><average_daily_volume>4374141</average_daily_volume><end_date>2010-01-10</end_date><start_date>2010-01-01</start_date><symbol>IBM</symbol><total_return i:nil="true" /></data><info><error></error></info><responseStatus xmlns:d2p1="http://schemas.servicestack.net/types" i:nil="true" /></GetStatisticsResponse>
        """;

    private const string ErrorXml = $"""
        <?xml version="1.0" encoding="utf-8"?><GetStatisticsResponse{XmlHead}<data i:nil="true" /><info><error>'start_date' must not be empty.</error></info><responseStatus xmlns:d2p1="http://schemas.servicestack.net/types"><d2p1:ErrorCode>NotNull</d2p1:ErrorCode><d2p1:Message>'start_date' must not be empty.</d2p1:Message><d2p1:StackTrace i:nil="true" /><d2p1:Errors><d2p1:ResponseError><d2p1:ErrorCode>NotNull</d2p1:ErrorCode><d2p1:FieldName>start_date</d2p1:FieldName><d2p1:Message>'start_date' must not be empty.</d2p1:Message><d2p1:Meta xmlns:d5p1="http://schemas.microsoft.com/2003/10/Serialization/Arrays"><d5p1:KeyValueOfstringstring><d5p1:Key>PropertyName</d5p1:Key><d5p1:Value>start_date</d5p1:Value></d5p1:KeyValueOfstringstring><d5p1:KeyValueOfstringstring><d5p1:Key>PropertyValue</d5p1:Key><d5p1:Value i:nil="true" /></d5p1:KeyValueOfstringstring></d2p1:Meta></d2p1:ResponseError></d2p1:Errors><d2p1:Meta xmlns:d3p1="http://schemas.microsoft.com/2003/10/Serialization/Arrays" i:nil="true" /></responseStatus></GetStatisticsResponse>
        """;

    [TestCase(Query, "text/csv", "QueryFinancialData",
        "symbol,date,open_price,high_price,low_price,close_price,volume\r\nIBM,2010-01-01,115.02,,,116.02,7605679\r\nIBM,2010-01-04,114.41,,,115.41,2386730\r\n")]
    [TestCase(Statistics, "text/csv", "GetStatistics",
        "start_date,end_date,symbol,average_daily_open_price,average_daily_close_price,average_daily_volume,total_return\r\n2010-01-01,2010-01-10,IBM,114.69,115.69,4374141,\r\n")]
    public async Task Answers_in_csv_as_recorded(string path, string accept, string file, string csv)
    {
        var reply = await Host.GetAsync(path, accept);

        Check(reply, HttpStatusCode.OK, accept, csv);
        Assert.That(reply.Response.Content.Headers.NonValidated["Content-Disposition"].ToString(), Is.EqualTo($"attachment;filename=\"{file}.csv\""));
    }

    [TestCase(Query, "application/jsv",
        """{data:[{symbol:IBM,date:2010-01-01,open_price:115.02,close_price:116.02,volume:7605679},{symbol:IBM,date:2010-01-04,open_price:114.41,close_price:115.41,volume:2386730}],pagination:{count:6,page:1,limit:2,pages:3},info:{error:""}}""")]
    [TestCase(Statistics, "application/jsv",
        """{data:{start_date:2010-01-01,end_date:2010-01-10,symbol:IBM,average_daily_open_price:114.69,average_daily_close_price:115.69,average_daily_volume:4374141},info:{error:""}}""")]
    [TestCase(Query, "text/jsonl",
        """
        {"symbol":"IBM","date":"2010-01-01","open_price":115.02,"close_price":116.02,"volume":7605679}
        {"symbol":"IBM","date":"2010-01-04","open_price":114.41,"close_price":115.41,"volume":2386730}

        """)]
    public async Task Answers_in_jsv_and_json_lines_as_recorded(string path, string accept, string text) =>
        Check(await Host.GetAsync(path, accept), HttpStatusCode.OK, accept, text);

    [TestCase(Query, HttpStatusCode.OK, RowsXml)]
    [TestCase(Statistics, HttpStatusCode.OK, StatisticsXml)]
    [TestCase("/api/GetStatistics?symbol=IBM&end_date=2010-01-10", HttpStatusCode.BadRequest, ErrorXml)]
    public async Task Answers_in_xml_as_recorded(string path, HttpStatusCode status, string xml)
    {
        var reply = await Host.GetAsync(path, "application/xml");

        Check(reply, status, "application/xml", reply.Body);
        Assert.That(reply.Body, Does.StartWith("""<?xml version="1.0" encoding="utf-8"?><"""));
        Assert.That(XmlText.Canonical(reply.Body), Is.EqualTo(XmlText.Canonical(xml)));
    }

    [TestCase("/api/GetStatistics", "application/jsv", "{symbol:IBM,start_date:2010-01-01,end_date:2010-01-10}")]
    [TestCase("/api/GetStatistics", "text/x-jsv", "{EndDate:2010-01-10,START_DATE:\"2010-01-01\",symbol:IBM}\n")]
    [TestCase("/api/GetStatistics", "application/xml",
        """<GetStatistics xmlns="http://schemas.datacontract.org/2004/07/StockStats.ServiceModel"><end_date>2010-01-10</end_date><start_date>2010-01-01</start_date><symbol>IBM</symbol></GetStatistics>""")]
    [TestCase("/api/GetStatistics", "text/xml", "<getstatistics><symbol>IBM</symbol><StartDate>2010-01-01</StartDate><end_date>2010-01-10</end_date></getstatistics>")]
    [TestCase("/api/GetStatistics", "text/csv", "symbol,start_date,end_date\r\nIBM,2010-01-01,2010-01-10\r\n")]
    [TestCase("/api/GetStatistics", "text/jsonl", """{"symbol":"IBM","start_date":"2010-01-01","end_date":"2010-01-10"}""")]
    [TestCase("/api/GetStatistics", "application/x-ndjson; charset=utf-8", """{"symbol":"IBM","start_date":"2010-01-01","end_date":"2010-01-10"}""")]
    public async Task Reads_an_overridden_post_in_every_format(string path, string contentType, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        request.Headers.Add("X-Http-Method-Override", "GET");

        var reply = await Host.SendAsync(request, "application/xml");

        Assert.That(XmlText.Canonical(reply.Body), Is.EqualTo(XmlText.Canonical(StatisticsXml)));
    }

    private static void Check(Reply reply, HttpStatusCode status, string contentType, string body)
    {
        Assert.That(reply.Status, Is.EqualTo(status), reply.Body);
        Assert.That(reply.ContentType, Is.EqualTo(contentType));
        Assert.That(reply.Vary, Does.StartWith("Accept"));
        Assert.That(reply.Body, Is.EqualTo(body));
    }
}
