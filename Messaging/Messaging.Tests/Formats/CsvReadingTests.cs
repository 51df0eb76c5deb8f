using System.Globalization;
using System.Text;

namespace Messaging.Tests.Formats;

public sealed class CsvReadingTests
{
    private const string Header = "symbol,day,price,volume\n";

    [TestCase("symbol,day,price,volume\nA,2024-02-29,1.50,3\n")]
    [TestCase("symbol,day,price,volume\r\nA,2024-02-29,1.50,3\r\n")]
    [TestCase("symbol,day,price,volume\nA,2024-02-29,1.50,3")]
    [TestCase("\uFEFFsymbol,day,price,volume\nA,2024-02-29,1.50,3\n")]
    [TestCase("\n\nsymbol,day,price,volume\n\r\n\nA,2024-02-29,1.50,3\n\n\n")]
    [TestCase("volume,PRICE,Day,Symbol\n3,1.50,2024-02-29,A\n")]
    [TestCase("\"symbol\",\"day\",\"price\",\"volume\"\n\"A\",\"2024-02-29\",\"1.50\",\"3\"\n")]
    [TestCase("symbol , day, price,volume\nA,2024-02-29,1.50,3\n")]
    [TestCase("symbol,day,unknown,price,volume\nA,2024-02-29,whatever,1.50,3\n")]
    [TestCase("symbol,day,price,maybe_price,volume\nA,2024-02-29T00:00:00Z,1.50,,3\n")]
    public async Task Reads_rows(string csv)
    {
        var row = (await FormatHarness.ReadAsync("csv", "StoreAny", csv)).As<StoreAny>().Data.Single();

        Assert.That((row.Symbol, row.Day, row.Volume, row.MaybePrice), Is.EqualTo(("A", new DateOnly(2024, 2, 29), 3L, default(decimal?))));
        Assert.That(row.Price.ToString(CultureInfo.InvariantCulture), Is.EqualTo("1.50"));
    }

    [TestCase("A,2024-02-30,1.5,3", "data[0].day: '2024-02-30' is an Invalid value for 'data[0].day'; expected a date as YYYY-MM-DD in row 2")]
    [TestCase("A,2024-02-29,abc,3", "data[0].price: 'abc' is an Invalid value for 'data[0].price'; expected a number in row 2")]
    [TestCase("A,2024-02-29,,3", "data[0].price: '' is an Invalid value for 'data[0].price'; expected a number in row 2")]
    [TestCase("A,2024-02-29,\"1,5\",3", "data[0].price: '1,5' is an Invalid value for 'data[0].price'; expected a number in row 2")]
    [TestCase("A,2024-02-29, 1.5,3", "data[0].price: ' 1.5' is an Invalid value for 'data[0].price'; expected a number in row 2")]
    [TestCase("A,2024-02-29,1.5,3.5", "data[0].volume: '3.5' is an Invalid value for 'data[0].volume'; expected a whole number from -9223372036854775808 to 9223372036854775807 in row 2")]
    [TestCase("A,2024-02-29,1.5", "data[0]: 'A' is an Invalid value for 'data[0]'; expected 4 cells, as the header has, instead of 3 in row 2")]
    [TestCase("A,2024-02-29,1.5,3,4", "data[0]: 'A' is an Invalid value for 'data[0]'; expected 4 cells, as the header has, instead of 5 in row 2")]
    [TestCase("#A,2024-02-29,x,3", "data[0].price: 'x' is an Invalid value for 'data[0].price'; expected a number in row 2")]
    public async Task Names_row_field_and_value_of_what_it_cannot_read(string row, string error)
    {
        var result = await FormatHarness.ReadAsync("csv", "StoreAny", Header + row);

        Assert.That(result.Failure?.Status, Is.EqualTo(400));
        Assert.That(result.Failure?.ErrorCode, Is.EqualTo("SerializationException"));
        Assert.That(result.Errors, Is.EqualTo(new[] { error }));
    }

    [Test]
    public async Task Tells_of_all_cells_at_once()
    {
        var result = await FormatHarness.ReadAsync("csv", "StoreAny", Header + "A,x,y,z\nB,2024-02-29,1,2\nC,2024-02-29,1\nD,2024-02-29,1,q\n");

        Assert.That(
            result.Failure!.Errors.Select(error => error.FieldName),
            Is.EqualTo(new[] { "data[0].day", "data[0].price", "data[0].volume", "data[2]", "data[3].volume" }));
    }

    [Test]
    public async Task Tells_of_the_first_hundred_errors_and_that_there_may_be_more([Values(99, 100, 101, 5000)] int count)
    {
        var csv = new StringBuilder(Header).Insert(Header.Length, "A,2024-02-29,x,1\n", count).ToString();

        var errors = (await FormatHarness.ReadAsync("csv", "StoreAny", csv)).Errors.ToArray();

        Assert.That(errors, Has.Length.EqualTo(count < 100 ? count : 101));
        Assert.That(errors[^1], count < 100 ? Does.Contain("Invalid value") : Does.Contain("Only the first 100 errors are told"));
    }

    [TestCase("symbol,day\n\"A,2024-02-29\n", "a quote is not closed, or not followed by a comma, in row 2, cell 1")]
    [TestCase("symbol,day\n\"A\"x,2024-02-29\n", "a quote is not closed, or not followed by a comma, in row 2, cell 1")]
    [TestCase("\n\n", "it has no header")]
    [TestCase("\uFEFF", "it has no header")]
    [TestCase("1,2,3\n4,5,6\n", "'1' and what follows is no header; expected symbol,day,price,maybe_price,volume,ratio,flag,side,at,id,names,tags,inner")]
    [TestCase("symbol,Symbol\nA,B\n", "column 'symbol' is there twice")]
    public async Task Refuses_what_is_not_csv(string csv, string reason) =>
        Assert.That((await FormatHarness.ReadAsync("csv", "StoreAny", csv)).Failure?.Message, Is.EqualTo($"Could not read the 'text/csv' body of StoreAny: {reason}."));

    [Test]
    public async Task Refuses_bytes_that_are_not_utf8()
    {
        byte[] csv = [.. Encoding.UTF8.GetBytes(Header), 0x41, 0xFF, .. ",2024-02-29,1,2"u8];

        Assert.That((await FormatHarness.ReadAsync(FormatHarness.Find("csv"), "StoreAny", csv)).Failure?.Message, Does.EndWith("it is not UTF-8."));
    }

    [Test]
    public async Task Refuses_a_row_without_end()
    {
        var result = await FormatHarness.ReadAsync("csv", "StoreAny", Header + "\"" + new string('x', 3_000_000));

        Assert.That(result.Failure?.Message, Does.Contain("row 2 is too long, or a quote in it is not closed"));
    }

    [Test]
    public async Task Reads_cells_with_quotes_breaks_and_formulas()
    {
        var rows = (await FormatHarness.ReadAsync("csv", "StoreAny", "symbol,day\n\"a \"\"b\"\"\r\nc,d\",2024-01-01\n#x,2024-01-02\n'=1+1,2024-01-03\n'90s,2024-01-04\n")).As<StoreAny>().Data;

        Assert.That(rows.Select(row => row.Symbol), Is.EqualTo(new[] { "a \"b\"\r\nc,d", "#x", "=1+1", "'90s" }));
    }

    [Test]
    public async Task Reads_a_header_alone_as_no_rows() =>
        Assert.That((await FormatHarness.ReadAsync("csv", "StoreAny", Header)).As<StoreAny>().Data, Is.Empty);

    [Test]
    public async Task Reads_a_large_body_in_small_pieces()
    {
        var csv = new StringBuilder(Header).Insert(Header.Length, "IBM,2024-02-29,1.25,3\n", 20_000).ToString();

        var read = await FormatHarness.ReadAsync(FormatHarness.Find("csv"), "StoreAny", Encoding.UTF8.GetBytes(csv), pieces: 97);

        Assert.That(read.As<StoreAny>().Data.Count(row => row.Price == 1.25m), Is.EqualTo(20_000));
    }

    [Test]
    public async Task Reads_one_row_into_a_message_without_rows()
    {
        var read = (await FormatHarness.ReadAsync("csv", "AskAny", "day,count,symbols,tags,inner\n2024-02-29,,\"A,B\",\"{x:1}\",\"{text:t,numbers:[1,,2]}\"\n")).As<AskAny>();

        Assert.That((read.Day, read.Count, read.Inner?.Text), Is.EqualTo((new DateOnly(2024, 2, 29), 7, "t")));
        Assert.That(read.Symbols, Is.EqualTo(new[] { "A", "B" }));
        Assert.That(read.Tags, Is.EqualTo(new Dictionary<string, int>(StringComparer.Ordinal) { ["x"] = 1 }));
        Assert.That(read.Inner!.Numbers, Is.EqualTo(new int?[] { 1, null, 2 }));
    }

    [TestCase("day\n2024-01-01\n2024-01-02\n", "it has more than one row")]
    [TestCase("day\n", "it has a header only")]
    [TestCase("day,count\n2024-01-01\n", "its row should have 2 cells, as the header has, instead of 1")]
    public async Task Refuses_other_than_one_row_for_it(string csv, string reason) =>
        Assert.That((await FormatHarness.ReadAsync("csv", "AskAny", csv)).Failure?.Message, Does.EndWith($"{reason}."));

    [TestCase("count\nabc\n", "count: 'abc' is an Invalid value for 'count'; expected a whole number from -2147483648 to 2147483647")]
    [TestCase("tags\n{x:y}\n", "tags.x: 'y' is an Invalid value for 'tags.x'; expected a whole number from -2147483648 to 2147483647")]
    [TestCase("inner\n{text:t\n", "inner: '{text:t' is an Invalid value for 'inner'; expected an object")]
    public async Task Names_the_field_it_cannot_read_there(string csv, string error) =>
        Assert.That((await FormatHarness.ReadAsync("csv", "AskAny", csv)).Errors, Is.EqualTo(new[] { error }));
}
