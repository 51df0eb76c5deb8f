namespace Messaging.Tests.Formats;

public sealed class JsvReadingTests
{
    [TestCase("{day:2024-02-29,symbols:[A,B],count:3}")]
    [TestCase("{Day:\"2024-02-29\",SYMBOLS:\"A,B\",\"count\":\"3\"}")]
    [TestCase("\uFEFF {count:3,unknown:{a:[{b:c}]},symbols:[A,\"B\"],day:2024-02-29T00:00:00Z} \r\n")]
    public async Task Reads_fields(string jsv)
    {
        var read = (await FormatHarness.ReadAsync("jsv", "AskAny", jsv)).As<AskAny>();

        Assert.That((read.Day, read.Count), Is.EqualTo((new DateOnly(2024, 2, 29), 3)));
        Assert.That(read.Symbols, Is.EqualTo(new[] { "A", "B" }));
    }

    [TestCase("{}", 7)]
    [TestCase("{count:1,day:}", 1)]
    public async Task Leaves_what_is_not_given(string jsv, int count)
    {
        var read = (await FormatHarness.ReadAsync("jsv", "AskAny", jsv)).As<AskAny>();

        Assert.That((read.Count, read.Day, read.Symbols), Is.EqualTo((count, default(DateOnly?), default(List<string>))));
    }

    [Test]
    public async Task Reads_quotes_and_their_doubles()
    {
        var read = (await FormatHarness.ReadAsync("jsv", "AskAny", "{inner:{text:\"a\"\"b,}{\n\"},symbols:[\"\",\"\"\"\", x ]}")).As<AskAny>();

        Assert.That(read.Inner?.Text, Is.EqualTo("a\"b,}{\n"));
        Assert.That(read.Symbols, Is.EqualTo(new[] { "", "\"", " x " }));
    }

    [TestCase("abc", "it is no object")]
    [TestCase("[A]", "it is no object")]
    [TestCase("{", "a name with a colon after it is missing at line 1, character 2")]
    [TestCase("{count", "a name with a colon after it is missing at line 1, character 7")]
    [TestCase("{count:", "it ends too early at line 1, character 8")]
    [TestCase("{count:3", "it ends too early at line 1, character 9")]
    [TestCase("{count:3}}", "there is more after its end at line 1, character 10")]
    [TestCase("{count:3},", "there is more after its end at line 1, character 10")]
    [TestCase("{:3}", "a name is missing at line 1, character 2")]
    [TestCase("{count:3,}", "a name with a colon after it is missing at line 1, character 10")]
    [TestCase("{count:3]", "a ',' is missing at line 1, character 9")]
    [TestCase("{symbols:[A", "it ends too early at line 1, character 12")]
    [TestCase("{symbols:[\"A", "it ends too early at line 1, character 13")]
    [TestCase("{inner:{text:a\nb}}", "a character stands without quotes that needs them at line 1, character 15")]
    [TestCase("{inner:{text:\"a\n\"b}}", "a ',' is missing at line 2, character 2")]
    public async Task Refuses_what_is_not_jsv_with_its_place(string jsv, string reason) =>
        Assert.That((await FormatHarness.ReadAsync("jsv", "AskAny", jsv)).Failure?.Message, Is.EqualTo($"Could not read the 'application/jsv' body of AskAny: {reason}."));

    [TestCase("{count:abc}", "count: 'abc' is an Invalid value for 'count'; expected a whole number from -2147483648 to 2147483647")]
    [TestCase("{count:}", "count: '' is an Invalid value for 'count'; expected a whole number from -2147483648 to 2147483647")]
    [TestCase("{count: 3}", "count: ' 3' is an Invalid value for 'count'; expected a whole number from -2147483648 to 2147483647")]
    [TestCase("{count:[3]}", "count: '[3]' is an Invalid value for 'count'; expected a whole number from -2147483648 to 2147483647")]
    [TestCase("{day:2023-02-29}", "day: '2023-02-29' is an Invalid value for 'day'; expected a date as YYYY-MM-DD")]
    [TestCase("{day:2024-02-29,Day:2024-02-28}", "day: 'day' is an Invalid value for 'day'; expected it once in an object")]
    [TestCase("{symbols:[A,,B]}", "symbols[1]: '' is an Invalid value for 'symbols[1]'; expected a value")]
    [TestCase("{symbols:{a:b}}", "symbols: '{a:b}' is an Invalid value for 'symbols'; expected a text, or several with commas between")]
    [TestCase("{inner:x}", "inner: 'x' is an Invalid value for 'inner'; expected an object")]
    [TestCase("{inner:{numbers:[1,x]}}", "inner.numbers[1]: 'x' is an Invalid value for 'inner.numbers[1]'; expected a whole number from -2147483648 to 2147483647")]
    [TestCase("{tags:{a:1,a:2}}", "tags.a: 'a' is an Invalid value for 'tags.a'; expected it once in an object")]
    [TestCase("{tags:[1]}", "tags: '[1]' is an Invalid value for 'tags'; expected names with values")]
    public async Task Names_the_field_and_value_it_cannot_read(string jsv, string error) =>
        Assert.That((await FormatHarness.ReadAsync("jsv", "AskAny", jsv)).Errors, Is.EqualTo(new[] { error }));

    [Test]
    public async Task Tells_of_all_fields_at_once()
    {
        var result = await FormatHarness.ReadAsync("jsv", "StoreAny", "{data:[{day:x,price:y},{price:1},{volume:z,day:2024-01-01}]}");

        Assert.That(result.Failure!.Errors.Select(error => error.FieldName), Is.EqualTo(new[] { "data[0].day", "data[0].price", "data[2].volume" }));
    }

    [TestCase(63, null)]
    [TestCase(64, "it nests deeper than 64 levels")]
    [TestCase(100_000, "it nests deeper than 64 levels")]
    public async Task Refuses_to_go_deeper_than_json_does(int depth, string? reason)
    {
        var jsv = $"{{unknown:{new string('[', depth)}{new string(']', depth)}}}";

        Assert.That((await FormatHarness.ReadAsync("jsv", "AskAny", jsv)).Failure?.Message, reason is null ? Is.Null : Does.Contain(reason));
    }

    [Test]
    public async Task Refuses_bytes_that_are_not_utf8()
    {
        byte[] jsv = [.. "{symbols:["u8, 0xC3, .. "]}"u8];

        Assert.That((await FormatHarness.ReadAsync(FormatHarness.Find("jsv"), "AskAny", jsv)).Failure?.Message, Does.EndWith("it is not UTF-8."));
    }
}
