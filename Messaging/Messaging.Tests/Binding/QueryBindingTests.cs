using System.Net;
using Messaging.Tests.Hosting;

namespace Messaging.Tests.Binding;

public sealed class QueryBindingTests : SampleHostFixture
{
    [TestCase("whole_number=1", "whole_number", "1")]
    [TestCase("WHOLE_NUMBER=1", "whole_number", "1")]
    [TestCase("WholeNumber=1", "whole_number", "1")]
    [TestCase("wholenumber=1", "whole_number", "1")]
    [TestCase("whole_number=2147483647", "whole_number", "2147483647")]
    [TestCase("whole_number=-2147483648", "whole_number", "-2147483648")]
    [TestCase("whole_number=%2B1", "whole_number", "1")]
    [TestCase("big=99999999999999", "big", "99999999999999")]
    [TestCase("price=114.6900", "price", "114.6900")]
    [TestCase("price=1e3", "price", "1000")]
    [TestCase("ratio=-0.25", "ratio", "-0.25")]
    [TestCase("flag=TRUE", "flag", "true")]
    [TestCase("flag=0", "flag", "false")]
    [TestCase("day=2024-02-29", "day", "\"2024-02-29\"")]
    [TestCase("day=2015-01-01T00:00:00", "day", "\"2015-01-01\"")]
    [TestCase("day=2015-01-01T00:00:00Z", "day", "\"2015-01-01\"")]
    [TestCase("day=2015-01-01T00:00:00.000Z", "day", "\"2015-01-01\"")]
    [TestCase("side=buy-side", "side", "\"buy-side\"")]
    [TestCase("side=BUY", "side", "\"buy-side\"")]
    [TestCase("side=2", "side", "\"Sell\"")]
    [TestCase("symbols=A,B%20C,D", "symbols", "[\"A\",\"B C\",\"D\"]")]
    [TestCase("symbols=A&symbols=B,C", "symbols", "[\"A\",\"B\",\"C\"]")]
    [TestCase("symbols=%22a,b%22,%22say%20%22%22x%22%22%22", "symbols", "[\"a,b\",\"say \\\"x\\\"\"]")]
    [TestCase("symbols=[A,B]", "symbols", "[\"A\",\"B\"]")]
    [TestCase("numbers=1,-2", "numbers", "[1,-2]")]
    [TestCase("name=%C3%A9%E2%82%AC", "name", "\"é€\"")]
    [TestCase("name=a+b", "name", "\"a b\"")]
    public async Task Reads_a_value(string query, string field, string json)
    {
        var reply = await Host.GetAsync($"/api/Echo?{query}");

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Body);
        Assert.That(reply.Json["given"]![field]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), Is.EqualTo(json));
    }

    [Test]
    public async Task Reads_characters_outside_of_the_basic_plane()
    {
        var reply = await Host.GetAsync("/api/Echo?name=%F0%9F%98%80");

        Assert.That((string)reply.Json["given"]!["name"]!, Is.EqualTo("😀"));
    }

    [TestCase("whole_number=")]
    [TestCase("whole_number")]
    [TestCase("WholeNumber=")]
    [TestCase("unknown=1")]
    [TestCase("=1")]
    [TestCase("&&")]
    [TestCase("hidden=x")]
    [TestCase("unmarked=x")]
    public async Task Leaves_what_is_absent_empty_or_unknown_as_it_starts(string query)
    {
        var reply = await Host.GetAsync($"/api/Echo?{query}");

        Assert.That(reply.Json["given"]!.ToJsonString(), Is.EqualTo("""{"whole_number":7}"""));
    }

    [TestCase("whole_number=abc", "whole_number", "abc")]
    [TestCase("whole_number=1.5", "whole_number", "1.5")]
    [TestCase("whole_number=99999999999999", "whole_number", "99999999999999")]
    [TestCase("whole_number=2147483648", "whole_number", "2147483648")]
    [TestCase("whole_number=%201", "whole_number", " 1")]
    [TestCase("whole_number=1,000", "whole_number", "1,000")]
    [TestCase("whole_number=1&whole_number=1", "whole_number", "1,1")]
    [TestCase("price=1,5", "price", "1,5")]
    [TestCase("price=NaN", "price", "NaN")]
    [TestCase("ratio=NaN", "ratio", "NaN")]
    [TestCase("ratio=Infinity", "ratio", "Infinity")]
    [TestCase("ratio=1e999", "ratio", "1e999")]
    [TestCase("flag=maybe", "flag", "maybe")]
    [TestCase("day=2015-02-30", "day", "2015-02-30")]
    [TestCase("day=2023-02-29", "day", "2023-02-29")]
    [TestCase("day=2015-1-1", "day", "2015-1-1")]
    [TestCase("day=01/02/2015", "day", "01/02/2015")]
    [TestCase("day=2015-01-01T12:00:00", "day", "2015-01-01T12:00:00")]
    [TestCase("day=2015-01-01T00:00:00%2B02:00", "day", "2015-01-01T00:00:00+02:00")]
    [TestCase("day=2015-01-01T00:00:00.", "day", "2015-01-01T00:00:00.")]
    [TestCase("side=3", "side", "3")]
    [TestCase("side=sideways", "side", "sideways")]
    [TestCase("symbols=A,,B", "symbols", "A,,B")]
    [TestCase("symbols=A,", "symbols", "A,")]
    [TestCase("symbols=%22A", "symbols", "\"A")]
    [TestCase("symbols=%22A%22B", "symbols", "\"A\"B")]
    [TestCase("numbers=1,x", "numbers", "1,x")]
    [TestCase("tags=a", "tags", "a")]
    public async Task Answers_400_naming_field_and_value(string query, string field, string value)
    {
        var reply = await Host.GetAsync($"/api/Echo?{query}");

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.BadRequest), reply.Body);
        Assert.That(reply.Message, Is.EqualTo("Unable to bind to request 'Echo'"));
        Assert.That(reply.FieldErrors, Is.EqualTo(new[] { $"{field} SerializationException" }));
        Assert.That(reply.MessageOf(field), Does.StartWith($"'{value}' is an Invalid value for '{field}'; expected "));
    }

    [Test]
    public async Task Names_every_unreadable_field_at_once_in_the_order_of_the_message()
    {
        var reply = await Host.GetAsync("/api/Echo?day=bad&whole_number=x&side=up");

        Assert.That(reply.FieldErrors, Is.EqualTo(new[]
        {
            "whole_number SerializationException", "day SerializationException", "side SerializationException",
        }));
    }

    [Test]
    public async Task Says_what_it_expected()
    {
        var reply = await Host.GetAsync("/api/Echo?day=bad&whole_number=x&side=up");

        Assert.That(reply.MessageOf("day"), Does.EndWith("expected a date as YYYY-MM-DD"));
        Assert.That(reply.MessageOf("whole_number"), Does.EndWith("expected a whole number from -2147483648 to 2147483647"));
        Assert.That(reply.MessageOf("side"), Does.EndWith("expected one of None, buy-side, Sell"));
    }

    [Test]
    public async Task Quotes_a_long_value_cut_and_without_line_breaks()
    {
        var reply = await Host.GetAsync($"/api/Echo?day=%0A{new string('9', 500)}");

        Assert.That(reply.MessageOf("day"), Does.StartWith($"' {new string('9', 63)}…' is"));
    }

    [Test]
    public async Task Binds_the_parts_of_a_path_which_win_over_the_query()
    {
        var reply = await Host.GetAsync("/api/echo/IBM/a/b%20c?name=AAPL&NAME=&price=1");

        Assert.That(reply.Json["given"]!.ToJsonString(), Is.EqualTo("""{"name":"IBM","rest":"a/b c","whole_number":7,"price":1}"""));
    }
}
