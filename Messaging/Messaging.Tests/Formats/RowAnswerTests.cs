using System.Net;
using System.Runtime.Serialization;
using Messaging.Tests.Hosting;
using ServiceStack;

namespace Messaging.Tests.Formats;

/// <summary>What CSV and JSON lines make of answers: rows.</summary>
public sealed class RowAnswerTests : SampleHostFixture
{
    [TestCaseSource(nameof(Answers))]
    public async Task Writes_the_rows_of_an_answer(object body, string csv, string lines)
    {
        Assert.That(await FormatHarness.WriteAsync("csv", body), Is.EqualTo(csv.ReplaceLineEndings("\r\n")));
        Assert.That(await FormatHarness.WriteAsync("jsonl", body), Is.EqualTo(lines));
    }

    [TestCase("/api/QueryFinancialData?limit=x", HttpStatusCode.BadRequest)]
    [TestCase("/api/GetStatistics?symbol=NOPE&start_date=2010-01-01&end_date=2010-01-02", HttpStatusCode.NotFound)]
    [TestCase("/api/nothing_here", HttpStatusCode.NotFound)]
    public async Task Answers_an_error_in_csv_with_one_cell_of_jsv(string path, HttpStatusCode status)
    {
        var reply = await Host.GetAsync(path, "text/csv");

        Assert.That((reply.Status, reply.ContentType), Is.EqualTo((status, "text/csv")));
        Assert.That(reply.Body, Does.Match("^ResponseStatus\r\n\"{errorCode:[A-Za-z]+,message:.*,errors:\\[.*\\]}\"\r\n$"));
    }

    [Test]
    public async Task Writes_the_cell_of_an_error_as_ServiceStack_does()
    {
        var error = new ResponseStatus("NotNull", "'a' must, not be \"b\"") { Errors = [new() { ErrorCode = "E", FieldName = "f", Message = "m" }] };

        Assert.That(
            await FormatHarness.WriteAsync("csv", new StoreAnyResponse { ResponseStatus = error }, status: 400),
            Is.EqualTo("ResponseStatus\r\n\"{errorCode:NotNull,message:\"\"'a' must, not be \"\"\"\"b\"\"\"\"\"\",errors:[{errorCode:E,fieldName:f,message:m}]}\"\r\n"));
    }

    [TestCase("/api/GetStatistics?symbol=NOPE&start_date=2010-01-01&end_date=2010-01-02")]
    [TestCase("/api/nothing_here")]
    public async Task Answers_an_error_in_json_lines_with_the_envelope_on_one_line(string path)
    {
        var reply = await Host.GetAsync(path, "text/jsonl");

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(reply.Body.Split('\n'), Has.Length.EqualTo(2).And.ItemAt(1).Empty);
        Assert.That((reply.ErrorCode, (string?)reply.Json["info"]!["error"]), Is.EqualTo(("NotFound", reply.Message)));
    }

    [TestCase("application/jsv", "{info:{error:There is nothing at /api/nothing_here.},responseStatus:{errorCode:NotFound,message:There is nothing at /api/nothing_here.,errors:[]}}")]
    public async Task Answers_an_error_in_jsv_with_the_envelope(string accept, string body) =>
        Assert.That((await Host.GetAsync("/api/nothing_here", accept)).Body, Is.EqualTo(body));

    [TestCase("text/csv")]
    [TestCase("application/xml")]
    [TestCase("application/jsv")]
    [TestCase("text/jsonl")]
    public async Task Quotes_any_text_of_the_caller_in_errors_that_can_be_read(string accept)
    {
        var text = Uri.EscapeDataString($"{new string('x', 63)}😀 \uFFFE\u0001]]><a>\r\n,\"{{");

        var reply = await Host.GetAsync($"/api/QueryFinancialData?limit={text}", accept);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.BadRequest), reply.Body);
        if (accept is "application/xml")
            Assert.That(XmlText.Canonical(reply.Body), Does.Contain("SerializationException"));
    }

    private static IEnumerable<object[]> Answers() =>
    [
        [
            new StoreAnyResponse(),
            "symbol,day,price,maybe_price,volume,ratio,flag,side,at,id,names,tags,inner\n",
            "",
        ],
        [
            new AskAnyResponse { Received = 3, Note = "a,b", Errors = [new()] },
            "received,note\n3,\"a,b\"\n",
            "{\"received\":3,\"note\":\"a,b\"}\n",
        ],
        [new AskAnyResponse(), "received,note\n0,\n", "{\"received\":0}\n"],
        [new OneRow { Data = new() { Text = "t" } }, "text,numbers\nt,\n", "{\"text\":\"t\"}\n"],
        [new OneRow(), "text,numbers\n", ""],
        [new List<AnyInner?> { new() { Text = "t", Numbers = [1, 2] }, null }, "text,numbers\nt,\"[1,2]\"\n,\n", "{\"text\":\"t\",\"numbers\":[1,2]}\nnull\n"],
        [new object[] { new AnyInner { Text = "a" }, new AnyInner { Text = "b" } }, "text,numbers\na,\nb,\n", "{\"text\":\"a\"}\n{\"text\":\"b\"}\n"],
        [Array.Empty<object>(), "", ""],
        [new[] { "a", "b,c" }, "value\na\n\"b,c\"\n", "\"a\"\n\"b,c\"\n"],
        [new NumberRows { Data = [1.50m, 2m] }, "data\n1.50\n2\n", "1.50\n2\n"],
        [
            new DictionaryRows { Data = [new(StringComparer.Ordinal) { ["date"] = "d", ["sma_20"] = null }, new(StringComparer.Ordinal) { ["date"] = "e", ["rsi"] = 1.5 }] },
            "date,sma_20,rsi\nd,,\ne,,1.5\n",
            "{\"date\":\"d\",\"sma_20\":null}\n{\"date\":\"e\",\"rsi\":1.5}\n",
        ],
    ];

    [DataContract]
    private sealed class OneRow
    {
        [DataMember(Name = "data")]
        public AnyInner? Data { get; set; }
    }

    [DataContract]
    private sealed class NumberRows
    {
        [DataMember(Name = "data")]
        public decimal[] Data { get; set; } = [];
    }

    [DataContract]
    private sealed class DictionaryRows
    {
        [DataMember(Name = "data")]
        public List<Dictionary<string, object?>> Data { get; set; } = [];
    }
}
