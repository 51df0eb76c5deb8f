using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;

namespace StockStats.Tests.Program;

/// <summary><c>POST /api/financial_data</c> of the real program: every format, and what must not get through in any of them.</summary>
[TestFixture, Category("Program")]
public sealed partial class StorePricesTests
{
    private TemporaryFolder _folder = null!;
    private RunningServer _server = null!;
    private int _symbols;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _folder = new();
        _server = await RunningServer.StartAsync(_folder.Path, "--Auth:Keys:tests:Key", Key, "--Auth:Keys:tests:Scopes", "prices:write");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [TestCaseSource(nameof(Types))]
    public async Task Every_format_is_stored_once_and_unchanged_the_second_time(string type)
    {
        var symbol = NewSymbol();
        var body = Body(type, Row(type, symbol), Row(type, symbol, date: "2024-03-01"));

        var first = await PostAsync(type, body);
        var second = await PostAsync(type, body);

        Assert.Multiple(async () =>
        {
            Assert.That((first.Status, first.Counts), Is.EqualTo((HttpStatusCode.OK, (2, 2, 0, 0, 0))), first.Body);
            Assert.That((second.Status, second.Counts), Is.EqualTo((HttpStatusCode.OK, (2, 0, 0, 2, 0))));
            Assert.That(await CountAsync(symbol), Is.EqualTo(2));
        });
    }

    [TestCase("json", "application/json")]
    [TestCase("csv", "text/csv")]
    [TestCase("xml", "application/xml")]
    [TestCase("jsv", "text/jsv")]
    [TestCase("jsonl", "text/jsonl")]
    public async Task What_a_query_answers_can_be_sent_back(string format, string type)
    {
        var symbol = NewSymbol();
        await PostAsync("text/csv", "symbol,date,open_price,high_price,low_price,close_price,volume,adjusted_close_price,dividend_amount,split_coefficient\n"
            + $"{symbol},2024-02-29,186.2,187.5,182.6,185.03,9129000,180.123456,1.66,0.333333\n{symbol},2024-03-01,185.49,,,188.2,4018300,,,\n");
        var answer = await _server.Client.GetStringAsync($"{Path}.{format}?symbol={symbol}");
        var rows = format is "xml" ? answer.Replace("QueryFinancialDataResponse", "StoreFinancialData", StringComparison.Ordinal) : answer;
        if (format is "xml") rows = rows[..(rows.IndexOf("</data>", StringComparison.Ordinal) + 7)] + "</StoreFinancialData>";

        var again = await PostAsync(type, rows);

        Assert.That((again.Status, again.Counts), Is.EqualTo((HttpStatusCode.OK, (2, 0, 0, 2, 0))), again.Body);
    }

    // Texts that stand where a volume, a day, a price or a symbol is expected; null where JSON has no such token.
    [TestCase("V", "12.7", "volume")]
    [TestCase("V", "-1", "volume")]
    [TestCase("V", "9223372036854775808", "volume")]
    [TestCase("V", "100000000000001", "volume")]
    [TestCase("V", "1e-7", "volume")]
    [TestCase("V", "\"abc\"", "volume")]
    [TestCase("V", "\"NaN\"", "volume")]
    [TestCase("V", "\"\"", "volume")]
    [TestCase("V", "null", "volume")]
    [TestCase("D", "2024-02-30", "date")]
    [TestCase("D", "2023-02-29", "date")]
    [TestCase("D", "0001-01-01", "date")]
    [TestCase("D", "9999-12-31", "date")]
    [TestCase("D", "29.02.2024", "date")]
    [TestCase("D", "2024-02-29T10:00:00", "date")]
    [TestCase("O", "1.1234567", "open_price")]
    [TestCase("O", "1.1234567890123", "open_price")]
    [TestCase("O", "1e-7", "open_price")]
    [TestCase("O", "1e12", "open_price")]
    [TestCase("O", "1e400", "open_price")]
    [TestCase("O", "-1.5", "open_price")]
    [TestCase("O", "0", "open_price")]
    [TestCase("O", "\"NaN\"", "open_price")]
    [TestCase("O", "\"abc\"", "open_price")]
    [TestCase("O", "\"\"", "open_price")]
    [TestCase("O", "null", "open_price")]
    [TestCase("O", "1.00000000000000000000000000000000001", "open_price")]
    [TestCase("S", "A23456789012345678901234567890123", "symbol")]
    [TestCase("S", "A B", "symbol")]
    public async Task A_bad_value_is_told_and_never_changed_in_any_format(string place, string value, string field)
    {
        foreach (var type in Types)
        {
            var symbol = NewSymbol();
            var text = type is "application/json" or "text/jsonl" ? value : value.Trim('"');
            var bad = Row(type, place is "S" ? text : symbol, place is "D" ? text : "2024-02-28", place is "O" ? text : "1.5", place is "V" ? text : "7");
            var body = Body(type, Row(type, symbol), bad);

            var rejected = await PostAsync(type, body);
            var skipped = await PostAsync(type, body, "?on_error=skip");

            Assert.Multiple(async () =>
            {
                Assert.That((rejected.Status, rejected.Counts), Is.EqualTo((HttpStatusCode.BadRequest, (2, 0, 0, 0, 2))), $"{type}: {rejected.Body}");
                Assert.That((rejected.ErrorCode, rejected.FieldName), Is.EqualTo(("RowsRejected", $"data[1].{field}")), $"{type}: {rejected.Body}");
                Assert.That((skipped.Status, skipped.Counts), Is.EqualTo((HttpStatusCode.OK, (2, 1, 0, 0, 1))), $"{type}: {skipped.Body}");
                Assert.That(skipped.FirstError, Is.EqualTo((2, field)), $"{type}: {skipped.Body}");
                Assert.That(await CountAsync(symbol), Is.EqualTo(1), type);
            });
        }
    }

    [TestCaseSource(nameof(Types))]
    public async Task A_value_left_out_is_no_zero(string type)
    {
        var row = Row(type, NewSymbol());
        var body = type switch
        {
            "text/csv" => "symbol,date,open_price,close_price\nLEFT,2024-02-29,1,1\n",
            "application/xml" => Body(type, row.Replace("<volume>7</volume>", "", StringComparison.Ordinal)),
            _ => Body(type, row.Replace(",volume:7", "", StringComparison.Ordinal).Replace(",\"volume\":7", "", StringComparison.Ordinal)),
        };

        var reply = await PostAsync(type, body, "?on_error=skip");

        Assert.That((reply.Counts, reply.FirstError), Is.EqualTo(((1, 0, 0, 0, 1), (1, "volume"))), reply.Body);
    }

    [TestCaseSource(nameof(Types))]
    public async Task A_body_that_stops_in_the_middle_stores_nothing(string type)
    {
        var symbol = NewSymbol();
        var body = Body(type, Row(type, symbol), Row(type, symbol, "2024-03-01"));

        // What came is in itself a whole CSV, so it is the connection that tells: fewer bytes come than were announced.
        var status = await BreakOffAsync(type, body[..^(Formats[type].Tail.Length + 2)], body.Length);

        Assert.Multiple(async () =>
        {
            Assert.That(status, Does.StartWith("HTTP/1.1 400").Or.Empty);
            Assert.That(await CountAsync(symbol), Is.Zero);
        });
    }

    [TestCase("application/json")]
    [TestCase("application/xml")]
    [TestCase("text/jsv")]
    public async Task A_document_without_its_end_is_400_even_where_bad_rows_are_skipped(string type)
    {
        var symbol = NewSymbol();
        var body = Body(type, Row(type, symbol), Row(type, symbol, "2024-03-01"));

        var reply = await PostAsync(type, body[..^Formats[type].Tail.Length], "?on_error=skip");

        Assert.Multiple(async () =>
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(await CountAsync(symbol), Is.Zero);
        });
    }

    [Test]
    public async Task A_bare_not_a_number_makes_no_json()
    {
        var reply = await PostAsync("application/json", Body("application/json", Row("application/json", NewSymbol(), open: "NaN")));

        Assert.That((reply.Status, reply.ErrorCode), Is.EqualTo((HttpStatusCode.BadRequest, "SerializationException")));
    }

    [Test]
    public async Task Ten_thousand_rows_are_stored_and_one_more_is_413()
    {
        var (symbol, type) = (NewSymbol(), "text/csv");
        string[] rows = [.. Enumerable.Range(0, 10_001).Select(i => Row(type, symbol, FormattableString.Invariant($"{new DateOnly(1990, 1, 1).AddDays(i):yyyy-MM-dd}")))];

        var refused = await PostAsync(type, Body(type, rows));
        var stored = await PostAsync(type, Body(type, rows[..10_000]));

        Assert.Multiple(() =>
        {
            Assert.That((refused.Status, refused.ErrorCode), Is.EqualTo((HttpStatusCode.RequestEntityTooLarge, "TooManyRows")));
            Assert.That(refused.Body, Does.Contain("The request has 10001 rows; at most 10000 are taken at a time."));
            Assert.That((stored.Status, stored.Counts), Is.EqualTo((HttpStatusCode.OK, (10_000, 10_000, 0, 0, 0))), stored.Body);
        });
    }

    [Test]
    public async Task A_file_in_a_form_is_the_rows_and_fields_are_the_rest()
    {
        var symbol = NewSymbol();
        using var form = new MultipartFormDataContent();
        using var basis = new StringContent("split");
        using var file = new StringContent(Body("text/csv", Row("text/csv", symbol)), Encoding.UTF8, "text/csv");
        form.Add(basis, "basis");
        form.Add(file, "file", "prices.csv");

        var reply = await SendAsync(form);
        var symbols = JsonDocument.Parse(await _server.Client.GetStringAsync($"/api/symbols?search={symbol}")).RootElement;

        Assert.That((reply.Counts, symbols.GetProperty("data")[0].GetProperty("basis").GetString(), symbols.GetProperty("data")[0].GetProperty("source").GetString()),
            Is.EqualTo(((1, 1, 0, 0, 0), "split", "http")), reply.Body);
    }

    [Test]
    public async Task A_body_may_be_compressed()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Body("text/csv", Row("text/csv", NewSymbol()))));
        using var content = new ByteArrayContent(packed.ToArray()) { Headers = { ContentType = new("text/csv"), ContentEncoding = { "gzip" } } };

        Assert.That((await SendAsync(content)).Counts, Is.EqualTo((1, 1, 0, 0, 0)));
    }

    [Test]
    public async Task Another_basis_is_409_and_nothing_is_stored()
    {
        var (known, other) = (NewSymbol(), NewSymbol());
        await PostAsync("text/csv", Body("text/csv", Row("text/csv", known)));

        var reply = await PostAsync("text/csv", Body("text/csv", Row("text/csv", other), Row("text/csv", known)), "?basis=all");

        Assert.Multiple(async () =>
        {
            Assert.That((reply.Status, reply.ErrorCode, reply.FieldName), Is.EqualTo((HttpStatusCode.Conflict, "BasisConflict", "basis")));
            Assert.That(reply.FirstError, Is.EqualTo((2, "basis")));
            Assert.That(await CountAsync(other), Is.Zero);
        });
    }

    [TestCase("""{"data":[]}""", "data")]
    [TestCase("{}", "data")]
    [TestCase("""{"data":7}""", "data")]
    [TestCase("""{"data":[{}],"on_error":"maybe"}""", "on_error")]
    [TestCase("""{"data":[{}],"basis":"dividend"}""", "basis")]
    public async Task What_is_wrong_beside_the_rows_is_told_by_its_field(string body, string field)
    {
        var reply = await PostAsync("application/json", body);

        Assert.That((reply.Status, reply.FieldName), Is.EqualTo((HttpStatusCode.BadRequest, field)), reply.Body);
    }

    [TestCase("application/xml", "<?xml", "<RowError xmlns")]
    [TestCase("text/csv", "ResponseStatus\n", "fieldName:\"\"data[0].open_price\"\"")]
    [TestCase("application/jsv", "{received:1", "field:open_price")]
    [TestCase("text/jsonl", "{\"received\":1", "\"field\":\"open_price\"")]
    public async Task Errors_come_in_the_format_asked_for(string accept, string start, string part)
    {
        using var request = Request(new StringContent(Body("text/csv", Row("text/csv", NewSymbol(), open: "0")), Encoding.UTF8, "text/csv"));
        request.Headers.Accept.ParseAdd(accept);
        using var response = await _server.Client.SendAsync(request);
        var text = (await response.Content.ReadAsStringAsync()).Replace("\r", "", StringComparison.Ordinal);

        Assert.That(text, Does.StartWith(start).And.Contain(part));
    }
}
