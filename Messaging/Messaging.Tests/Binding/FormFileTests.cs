using System.Net;
using System.Text;
using Messaging.Tests.Hosting;

namespace Messaging.Tests.Binding;

/// <summary>The echo message's only list of objects is <c>rows</c>; that of StoreFinancialData is <c>data</c>.</summary>
public sealed class FormFileTests : SampleHostFixture
{
    private const string Csv = "row_day,row_price,label\r\n2020-01-02,1.10,a\r\n2020-01-03,2,b\r\n";
    private const string Rows = """[{"row_day":"2020-01-02","row_price":1.10,"label":"a"},{"row_day":"2020-01-03","row_price":2,"label":"b"}]""";

    [TestCase(Csv, "text/csv", "rows.csv")]
    [TestCase(Csv, "application/vnd.ms-excel", "Rows.CSV")]
    [TestCase(Csv, "application/octet-stream", "rows.csv")]
    [TestCase(Csv, null, "rows.csv")]
    [TestCase(Csv, "text/csv; charset=utf-8", "rows")]
    [TestCase(Rows, "application/json", "rows.json")]
    [TestCase(Rows, "application/json", "rows.csv")]
    [TestCase("""{"rows":[{"row_day":"2020-01-02","row_price":1.10,"label":"a"},{"row_day":"2020-01-03","row_price":2,"label":"b"}]}""", "application/json", "rows.json")]
    [TestCase("{\"row_day\":\"2020-01-02\",\"row_price\":1.10,\"label\":\"a\"}\n{\"row_day\":\"2020-01-03\",\"row_price\":2,\"label\":\"b\"}", null, "rows.jsonl")]
    public async Task Reads_a_file_as_the_list_of_the_message(string text, string? contentType, string fileName)
    {
        var form = new MultipartFormDataContent { { new StringContent("IBM"), "name" }, { File(text, contentType), "anything", fileName } };

        var reply = await Host.SendAsync(new(HttpMethod.Post, "/api/Echo?price=1&name=other") { Content = form });

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Body);
        Assert.That(reply.Json["given"]!.ToJsonString(), Is.EqualTo($$"""{"name":"IBM","whole_number":7,"price":1,"rows":{{Rows}}}"""));
    }

    [Test]
    public async Task Reads_fields_that_come_after_the_file()
    {
        var form = new MultipartFormDataContent { { File(Csv, "text/csv"), "file", "rows.csv" }, { new StringContent("2015-01-01"), "day" } };

        var reply = await Host.SendAsync(new(HttpMethod.Post, "/api/Echo") { Content = form });

        Assert.That((string)reply.Json["given"]!["day"]!, Is.EqualTo("2015-01-01"));
        Assert.That(reply.Json["given"]!["rows"]!.AsArray(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Reads_a_file_of_many_rows()
    {
        var text = new StringBuilder("symbol,date,open_price,close_price,volume\n");
        for (var i = 0; i < 50_000; i++)
            text.Append("IBM,2020-01-02,1.5,2,3\n");
        var form = new MultipartFormDataContent { { File(text.ToString(), "text/csv"), "file", "prices.csv" } };

        var reply = await Host.SendAsync(new(HttpMethod.Post, "/api/StoreFinancialData") { Content = form });

        Assert.That(reply.Body, Is.EqualTo("""{"inserted":50000,"updated":0}"""));
    }

    [TestCase("text/csv", "rows.csv")]
    [TestCase("application/json", "rows.json")]
    public async Task Counts_an_empty_file_as_left_out(string contentType, string fileName)
    {
        var form = new MultipartFormDataContent { { File("", contentType), "file", fileName } };

        var reply = await Host.SendAsync(new(HttpMethod.Post, "/api/Echo") { Content = form });

        Assert.That(reply.Json["given"]!.ToJsonString(), Is.EqualTo("""{"whole_number":7}"""), reply.Body);
    }

    [Test]
    public async Task Names_row_and_value_of_a_file_that_cannot_be_read()
    {
        var form = new MultipartFormDataContent { { File("row_day,row_price\n2020-01-02,1\n2020-02-30,1\n", "text/csv"), "file", "rows.csv" } };

        var reply = await Host.SendAsync(new(HttpMethod.Post, "/api/Echo") { Content = form });

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(reply.FieldErrors, Is.EqualTo(new[] { "rows[1].row_day SerializationException" }), reply.Body);
        Assert.That(reply.MessageOf("rows[1].row_day"), Does.Contain("2020-02-30"));
    }

    [TestCase("[{]", "it is not JSON at line 1, byte 3")]
    [TestCase("7", "it is no object")]
    public async Task Says_what_is_wrong_with_a_file_as_a_whole(string text, string reason)
    {
        var form = new MultipartFormDataContent { { File(text, "application/json"), "file", "rows.json" } };

        var reply = await Host.SendAsync(new(HttpMethod.Post, "/api/Echo") { Content = form });

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(reply.Message, Is.EqualTo($"Could not read the 'application/json' body of Echo: {reason}."));
    }

    [TestCase("image/png", "rows.png")]
    [TestCase(null, "rows")]
    [TestCase("text/csv; charset=utf-16", "rows")]
    public async Task Answers_415_for_a_file_of_no_known_format(string? contentType, string fileName)
    {
        var form = new MultipartFormDataContent { { File("x", contentType), "file", fileName } };

        var reply = await Host.SendAsync(new(HttpMethod.Post, "/api/Echo") { Content = form });

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
        Assert.That(reply.Message, Does.StartWith($"The file '{fileName}' of type '{contentType}'").And.Contain(".json, .csv, .xml, .jsv, .jsonl"));
    }

    [Test]
    public async Task Answers_400_for_a_second_file()
    {
        var form = new MultipartFormDataContent { { File(Csv, "text/csv"), "file", "a.csv" }, { File(Csv, "text/csv"), "file", "b.csv" } };

        var reply = await Host.SendAsync(new(HttpMethod.Post, "/api/Echo") { Content = form });

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(reply.Message, Is.EqualTo("The file 'b.csv' cannot be part of Echo: 'rows' was given before it."));
    }

    [Test]
    public async Task Answers_400_for_a_file_to_a_message_without_a_list()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/GetStatistics")
        {
            Content = new MultipartFormDataContent { { File(Csv, "text/csv"), "file", "a.csv" } },
        };
        request.Headers.Add("X-Http-Method-Override", "GET");

        var reply = await Host.SendAsync(request);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(reply.Message, Is.EqualTo("The file 'a.csv' cannot be part of GetStatistics: it has no list that a file could be."));
    }

    [Test]
    public async Task Takes_a_list_alone_for_a_request_in_files_only()
    {
        var reply = await Host.PostJsonAsync("/api/Echo", Rows);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(reply.Message, Does.EndWith("it is no object."));
    }

    [Test]
    public async Task Answers_400_for_a_form_that_breaks_off_in_its_file()
    {
        const string cut = "--X\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.csv\"\r\n\r\nrow_day,row_price\r\n2020-01-02,1";

        var reply = await Host.PostAsync("/api/Echo", Encoding.UTF8.GetBytes(cut), "multipart/form-data; boundary=X");

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.BadRequest), reply.Body);
        Assert.That(reply.Message, Does.Contain("no complete form"));
    }

    [TestCase(1, HttpStatusCode.OK)]
    [TestCase(70, HttpStatusCode.OK)]
    [TestCase(0, HttpStatusCode.BadRequest)]
    [TestCase(71, HttpStatusCode.BadRequest)]
    [TestCase(5000, HttpStatusCode.BadRequest)]
    public async Task Takes_boundaries_as_long_as_RFC_2046_allows(int length, HttpStatusCode status)
    {
        var boundary = new string('b', length);
        var text = $"--{boundary}\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nIBM\r\n--{boundary}--\r\n";

        var reply = await Host.PostAsync("/api/Echo", Encoding.UTF8.GetBytes(text), $"multipart/form-data; boundary=\"{boundary}\"");

        Assert.That(reply.Status, Is.EqualTo(status), reply.Body);
        if (status is HttpStatusCode.OK)
            Assert.That((string)reply.Json["given"]!["name"]!, Is.EqualTo("IBM"));
        else
            Assert.That(reply.Message, Does.Contain("no complete form"));
    }

    private static ByteArrayContent File(string text, string? contentType)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return content;
    }
}
