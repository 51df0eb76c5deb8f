using System.Net;
using System.Text;
using Messaging.Tests.Hosting;

namespace Messaging.Tests.Binding;

public sealed class BodyBindingTests : SampleHostFixture
{
    [TestCase("""{"whole_number":1,"day":"2015-01-01T00:00:00Z","side":"buy-side"}""", """{"whole_number":1,"day":"2015-01-01","side":"buy-side"}""")]
    [TestCase("""{"WholeNumber":1,"DAY":"2015-01-01","side":2}""", """{"whole_number":1,"day":"2015-01-01","side":"Sell"}""")]
    [TestCase("""{"whole_number":null,"day":null,"symbols":null}""", """{"whole_number":7}""")]
    [TestCase("""{"whole_number":"5","price":"1.50"}""", """{"whole_number":5,"price":1.50}""")]
    [TestCase("""{"nobody":{"knows":[1,{"x":2}]},"big":2,"hidden":"x","unmarked":"x"}""", """{"whole_number":7,"big":2}""")]
    [TestCase("""{"rows":[{"row_day":"2020-01-02","row_price":1.10},{"RowDay":"2020-01-03","ROWPRICE":2,"label":"x"}]}""",
        """{"whole_number":7,"rows":[{"row_day":"2020-01-02","row_price":1.10,"label":"none"},{"row_day":"2020-01-03","row_price":2,"label":"x"}]}""")]
    [TestCase("""{"tags":{"Some Key":"v"}}""", """{"whole_number":7,"tags":{"Some Key":"v"}}""")]
    [TestCase("{}", """{"whole_number":7}""")]
    [TestCase(" \r\n\t{ } \n", """{"whole_number":7}""")]
    [TestCase("""{"\ud800":1}""", """{"whole_number":7}""")]
    public async Task Reads_json(string body, string given)
    {
        var reply = await Host.PostJsonAsync("/api/Echo", body);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Body);
        Assert.That(reply.Json["given"]!.ToJsonString(), Is.EqualTo(given));
    }

    [TestCase("""{"data":[""", "ends too early at line 1, byte 10")]
    [TestCase("{\n \"a\":\"b", "ends too early at line 2, byte 8")]
    [TestCase("  ", "ends too early at line 1, byte 3")]
    [TestCase("[]x", "it is not JSON at line 1, byte 3")]
    [TestCase("{}{}", "it is not JSON at line 1, byte 3")]
    [TestCase("{\n\"a\": x}", "it is not JSON at line 2, byte 6")]
    [TestCase("{'a':1}", "it is not JSON at line 1, byte 2")]
    [TestCase("null", "it is no object")]
    [TestCase("[]", "it is no object")]
    [TestCase("12", "it is no object")]
    public async Task Answers_400_with_the_place_of_the_fault(string body, string reason)
    {
        var reply = await Host.PostJsonAsync("/api/Echo", body);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.BadRequest), reply.Body);
        Assert.That(reply.ErrorCode, Is.EqualTo("SerializationException"));
        Assert.That(reply.Message, Does.StartWith("Could not read the 'application/json' body of Echo: ").And.EndsWith($"{reason}."));
        Assert.That(reply.FieldErrors, Is.Empty);
    }

    [TestCase("[", 5000)]
    [TestCase("{\"a\":", 5000)]
    [TestCase("[", 64)]
    public async Task Answers_400_for_too_deep_nesting(string opening, int depth)
    {
        var reply = await Host.PostJsonAsync("/api/Echo", "{\"rows\":" + string.Concat(Enumerable.Repeat(opening, depth)));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(reply.Message, Does.Contain("it nests deeper than 64 levels at line 1, byte "));
    }

    [Test]
    public async Task Answers_400_for_bytes_that_are_not_utf_8()
    {
        var start = await Host.PostAsync("/api/Echo", [0xFF, 0xFE], "application/json");
        var inside = await Host.PostAsync("/api/Echo", [.. "{\n\"name\":\""u8, 0xE9, .. "\"}"u8], "application/json");

        Assert.That(start.Message, Does.EndWith("it is not UTF-8 at line 1, byte 1."));
        Assert.That(inside.Message, Does.EndWith("it is not UTF-8 at line 2, byte 9."));
    }

    [Test]
    public async Task Skips_a_byte_order_mark()
    {
        var reply = await Host.PostAsync("/api/Echo", [0xEF, 0xBB, 0xBF, .. "{\"big\":1}"u8], "application/json");

        Assert.That((int)reply.Json["given"]!["big"]!, Is.EqualTo(1));
    }

    [TestCase("""{"whole_number":"abc"}""", "whole_number", "abc", "a whole number from -2147483648 to 2147483647")]
    [TestCase("""{"whole_number":1.5}""", "whole_number", "1.5", "a whole number from -2147483648 to 2147483647")]
    [TestCase("""{"whole_number":99999999999999}""", "whole_number", "99999999999999", "a whole number from -2147483648 to 2147483647")]
    [TestCase("""{"whole_number":{"a":1}}""", "whole_number", "{", "a whole number from -2147483648 to 2147483647")]
    [TestCase("""{"day":"2015-02-30"}""", "day", "2015-02-30", "a date as YYYY-MM-DD")]
    [TestCase("""{"day":20150101}""", "day", "20150101", "a date as YYYY-MM-DD")]
    [TestCase("""{"side":"up"}""", "side", "up", "one of None, buy-side, Sell")]
    [TestCase("""{"side":1.5}""", "side", "1.5", "one of None, buy-side, Sell")]
    [TestCase("""{"flag":"yes"}""", "flag", "yes", "true or false")]
    [TestCase("""{"price":""}""", "price", "", "a number")]
    [TestCase("""{"big":1,"big":1}""", "big", "big", "it once in an object")]
    [TestCase("""{"big":1,"Big":1}""", "big", "big", "it once in an object")]
    [TestCase("""{"rows":[{"row_day":"2020-01-01"},{"row_day":"bad"}]}""", "rows[1].row_day", "bad", "a date as YYYY-MM-DD")]
    [TestCase("""{"rows":[null]}""", "rows[0]", "null", "a value")]
    public async Task Answers_400_naming_place_and_value(string body, string place, string value, string expected)
    {
        var reply = await Host.PostJsonAsync("/api/Echo", body);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.BadRequest), reply.Body);
        Assert.That(reply.Message, Is.EqualTo("Unable to bind to request 'Echo'"));
        Assert.That(reply.FieldErrors, Is.EqualTo(new[] { $"{place} SerializationException" }));
        Assert.That(reply.MessageOf(place), Is.EqualTo($"'{value}' is an Invalid value for '{place}'; expected {expected}"));
    }

    [TestCase("""{"rows":[{"row_price":"x"}]}""", "rows[0].row_price", "x", "a number")]
    [TestCase("""{"rows":[{"row_price":true}]}""", "rows[0].row_price", "true", "a number")]
    [TestCase("""{"rows":[{"RowPrice":"x"}]}""", "rows[0].RowPrice", "x", "a number")]
    [TestCase("""{"rows":[{"row_price":{}}]}""", "rows[0].row_price", "{", "a number")]
    [TestCase("""{"rows":[{"label":null}]}""", "rows[0].label", "null", "a text")]
    [TestCase("""{"rows":[{"row_price":1,"row_price":2}]}""", "rows[0].row_price", "2", "it once in an object")]
    [TestCase("""{"rows":[{"row_price":1,"row_price":"x"}]}""", "rows[0].row_price", "x", "a number")]
    [TestCase("""{"rows":[{},5]}""", "rows[1]", "5", "an object")]
    [TestCase("""{"numbers":[1,"x"]}""", "numbers[1]", "x", "a whole number from -2147483648 to 2147483647")]
    [TestCase("""{"tags":{"a":1}}""", "tags.a", "1", "a text")]
    [TestCase("""{"tags":{"a.b":1}}""", "tags['a.b']", "1", "a text")]
    [TestCase("""{"tags":{"a":"x","a":"y"}}""", "tags.a", "y", "it once in an object")]
    public async Task Answers_400_naming_the_place_in_what_only_a_body_can_hold(string body, string place, string value, string expected)
    {
        var reply = await Host.PostJsonAsync("/api/Echo", body);

        Assert.That(reply.FieldErrors, Is.EqualTo(new[] { $"{place} SerializationException" }), reply.Body);
        Assert.That(reply.MessageOf(place), Is.EqualTo($"'{value}' is an Invalid value for '{place}'; expected {expected}"));
    }

    [Test]
    public async Task Names_every_unreadable_field_of_body_and_query_at_once()
    {
        var reply = await Host.PostJsonAsync("/api/Echo?price=x", """{"whole_number":"a","name":"ok","rows":[{"row_day":1}],"day":"b"}""");

        Assert.That(reply.FieldErrors.Select(error => error.Split(' ')[0]), Is.EqualTo(new[] { "whole_number", "rows[0].row_day", "day", "price" }));
    }

    [Test]
    public async Task Fills_from_the_query_only_what_the_body_leaves_out()
    {
        var reply = await Host.PostJsonAsync("/api/Echo?whole_number=5&big=6&price=8", """{"whole_number":0,"big":null}""");

        Assert.That(reply.Json["given"]!.ToJsonString(), Is.EqualTo("""{"whole_number":0,"big":6,"price":8}"""));
    }

    [Test]
    public async Task Reads_a_body_that_comes_in_many_pieces()
    {
        var rows = Enumerable.Range(0, 20_000).Select(number => $$"""{"row_day":"2020-01-02","row_price":{{number}},"label":"x{{number}}"}""");

        var reply = await Host.PostJsonAsync("/api/Echo", $$"""{"rows":[{{string.Join(',', rows)}}]}""");

        Assert.That(reply.Json["given"]!["rows"]!.AsArray(), Has.Count.EqualTo(20_000));
        Assert.That((int)reply.Json["given"]!["rows"]![19_999]!["row_price"]!, Is.EqualTo(19_999));
    }

    [TestCase("application/x-www-form-urlencoded", "name=a+b&day=2015-01-01&symbols=A&symbols=B&big=")]
    [TestCase("multipart/form-data; boundary=X", "--X\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\na b\r\n--X\r\nContent-Disposition: form-data; name=\"day\"\r\n\r\n2015-01-01\r\n--X\r\nContent-Disposition: form-data; name=\"symbols\"\r\n\r\nA,B\r\n--X--\r\n")]
    public async Task Reads_a_form(string contentType, string body)
    {
        var reply = await Host.PostAsync("/api/Echo?name=other&price=1", Encoding.UTF8.GetBytes(body), contentType);

        Assert.That(reply.Json["given"]!.ToJsonString(), Is.EqualTo("""{"name":"a b","whole_number":7,"price":1,"day":"2015-01-01","symbols":["A","B"]}"""));
    }

    [Test]
    public async Task Answers_400_for_an_unreadable_field_of_a_form()
    {
        var reply = await Host.PostAsync("/api/Echo", "day=bad&whole_number=1&whole_number=2"u8.ToArray(), "application/x-www-form-urlencoded");

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(reply.FieldErrors, Is.EqualTo(new[] { "whole_number SerializationException", "day SerializationException" }));
    }

    [TestCase("multipart/form-data; boundary=X", "--X\r\nContent-Disp")]
    [TestCase("multipart/form-data", "a=b")]
    public async Task Answers_400_for_a_form_that_breaks_off(string contentType, string body)
    {
        var reply = await Host.PostAsync("/api/Echo", Encoding.UTF8.GetBytes(body), contentType);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.BadRequest), reply.Body);
        Assert.That(reply.Message, Does.Contain("form").And.Not.Contain("Exception"));
    }

    [TestCase("text/weird")]
    [TestCase("application/json; charset=utf-16")]
    [TestCase("nonsense")]
    public async Task Answers_415_for_a_body_it_cannot_read(string contentType)
    {
        var reply = await Host.PostAsync("/api/Echo", "{}"u8.ToArray(), contentType);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.UnsupportedMediaType), reply.Body);
        Assert.That(reply.ErrorCode, Is.EqualTo("UnsupportedMediaType"));
        Assert.That(reply.Message, Does.Contain(contentType).And.Contain("application/json"));
    }

    [TestCase("text/weird")]
    [TestCase("nonsense")]
    [TestCase("application/json")]
    [TestCase(null)]
    public async Task Ignores_the_content_type_of_a_request_without_a_body(string? contentType)
    {
        var reply = await Host.PostAsync("/api/Echo?big=1", [], contentType);

        Assert.That((int)reply.Json["given"]!["big"]!, Is.EqualTo(1));
    }

    [Test]
    public async Task Counts_an_empty_body_sent_in_chunks_as_none()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/Echo?big=1") { Content = new StreamContent(Stream.Null) };
        request.Headers.TransferEncodingChunked = true;
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "text/weird");

        var reply = await Host.SendAsync(request);

        Assert.That((int)reply.Json["given"]!["big"]!, Is.EqualTo(1));
    }

    [TestCase(null)]
    [TestCase("application/json")]
    [TestCase("application/json;charset=UTF-8")]
    [TestCase("Application/JSON; charset=\"utf-8\"; v=1")]
    [TestCase("text/json")]
    public async Task Reads_json_under_its_names_and_where_nothing_is_said(string? contentType)
    {
        var reply = await Host.PostAsync("/api/Echo", "{\"big\":1}"u8.ToArray(), contentType);

        Assert.That((int)reply.Json["given"]!["big"]!, Is.EqualTo(1));
    }

    [Test]
    public async Task Ignores_the_body_of_a_get()
    {
        var reply = await Host.SendAsync(new(HttpMethod.Get, "/api/Echo?big=1") { Content = new StringContent("nonsense") });

        Assert.That((int)reply.Json["given"]!["big"]!, Is.EqualTo(1));
    }
}
