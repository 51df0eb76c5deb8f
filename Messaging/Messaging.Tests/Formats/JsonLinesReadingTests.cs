using System.Text;

namespace Messaging.Tests.Formats;

public sealed class JsonLinesReadingTests
{
    private const string Row = """{"symbol":"A","day":"2024-02-29","price":1.50,"volume":3}""";

    [TestCase(Row)]
    [TestCase(Row + "\n")]
    [TestCase("\uFEFF" + Row + "\r\n\r\n \n")]
    [TestCase("""{"Volume":"3","SYMBOL":"A","unknown":[{}],"price":1.50,"maybe_price":null,"day":"2024-02-29"}""")]
    public async Task Reads_rows(string lines)
    {
        var row = (await FormatHarness.ReadAsync("jsonl", "StoreAny", lines)).As<StoreAny>().Data.Single();

        Assert.That((row.Symbol, row.Day, row.Price, row.Volume, row.MaybePrice), Is.EqualTo(("A", new DateOnly(2024, 2, 29), 1.50m, 3L, default(decimal?))));
    }

    [TestCase("""{"price":"abc"}""", "data[1].price: 'abc' is an Invalid value for 'data[1].price'; expected a number in line 3")]
    [TestCase("""{"price":null}""", "data[1].price: 'null' is an Invalid value for 'data[1].price'; expected a number in line 3")]
    [TestCase("""{"symbol":null}""", "data[1].symbol: 'null' is an Invalid value for 'data[1].symbol'; expected a text in line 3")]
    [TestCase("""{"price":1,"Price":2}""", "data[1].price: 'price' is an Invalid value for 'data[1].price'; expected it once in an object in line 3")]
    [TestCase("""{"price":1""", "data[1]: '{\"price\":1' is an Invalid value for 'data[1]'; expected a JSON object in line 3")]
    [TestCase("""{"price":1} x""", "data[1]: '{\"price\":1} x' is an Invalid value for 'data[1]'; expected a JSON object in line 3")]
    [TestCase("[1]", "data[1]: '[1]' is an Invalid value for 'data[1]'; expected a JSON object in line 3")]
    [TestCase("abc", "data[1]: 'abc' is an Invalid value for 'data[1]'; expected a JSON object in line 3")]
    [TestCase("""{"inner":{"numbers":[1,"x"]}}""", "data[1].inner.numbers[1]: 'x' is an Invalid value for 'data[1].inner.numbers[1]'; expected a whole number from -2147483648 to 2147483647 in line 3")]
    [TestCase("""{"inner":{"numbers":5}}""", "data[1].inner.numbers: '5' is an Invalid value for 'data[1].inner.numbers'; expected a list in line 3")]
    [TestCase("""{"flag":"maybe"}""", "data[1].flag: 'maybe' is an Invalid value for 'data[1].flag'; expected true or false in line 3")]
    [TestCase("""{"day":"2023-02-29"}""", "data[1].day: '2023-02-29' is an Invalid value for 'data[1].day'; expected a date as YYYY-MM-DD in line 3")]
    public async Task Names_line_field_and_value_of_what_it_cannot_read(string line, string error) =>
        Assert.That((await FormatHarness.ReadAsync("jsonl", "StoreAny", $"{Row}\n\n{line}\n{Row}")).Errors, Is.EqualTo(new[] { error }));

    [Test]
    public async Task Tells_of_all_fields_of_all_lines_at_once()
    {
        var result = await FormatHarness.ReadAsync("jsonl", "StoreAny", "{\"price\":\"x\",\"day\":\"y\"}\n{\n{\"volume\":1.5}");

        Assert.That(result.Failure!.Errors.Select(error => error.FieldName), Is.EqualTo(new[] { "data[0].price", "data[0].day", "data[1]", "data[2].volume" }));
    }

    [Test]
    public async Task Tells_of_the_first_hundred_errors_and_that_there_may_be_more()
    {
        var errors = (await FormatHarness.ReadAsync("jsonl", "StoreAny", new StringBuilder().Insert(0, "x\n", 3000).ToString())).Errors.ToArray();

        Assert.That(errors, Has.Length.EqualTo(101));
        Assert.That(errors[^1], Does.Contain("Only the first 100 errors are told"));
    }

    [Test]
    public async Task Refuses_a_line_that_is_not_utf8()
    {
        byte[] line = [.. "{\"symbol\":\""u8, 0xFF, .. "\"}"u8];

        Assert.That((await FormatHarness.ReadAsync(FormatHarness.Find("jsonl"), "StoreAny", line)).Errors.Single(), Does.Contain("expected a JSON object in line 1"));
    }

    [Test]
    public async Task Reads_lines_that_come_in_pieces()
    {
        var lines = new StringBuilder().Insert(0, Row + "\n", 5000).ToString();

        var read = await FormatHarness.ReadAsync(FormatHarness.Find("jsonl"), "StoreAny", Encoding.UTF8.GetBytes(lines), pieces: 31);

        Assert.That(read.As<StoreAny>().Data, Has.Count.EqualTo(5000));
    }

    [Test]
    public async Task Reads_one_object_into_a_message_without_rows() =>
        Assert.That((await FormatHarness.ReadAsync("jsonl", "AskAny", """{"count":3}""")).As<AskAny>().Count, Is.EqualTo(3));

    [TestCase("{\"count\":3}\n{\"count\":4}\n")]
    [TestCase("{\"count\":3")]
    public async Task Refuses_other_than_one_object_for_it(string lines) =>
        Assert.That((await FormatHarness.ReadAsync("jsonl", "AskAny", lines)).Failure?.Status, Is.EqualTo(400));
}
