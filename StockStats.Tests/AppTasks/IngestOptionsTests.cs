using System.CommandLine;
using StockStats.AppTasks;
using StockStats.ServiceInterface.Ingest;

namespace StockStats.Tests.AppTasks;

[TestFixture]
public sealed class IngestOptionsTests
{
    [TestCase("dmy", DateOrder.DayMonthYear)]
    [TestCase("MDY", DateOrder.MonthDayYear)]
    [TestCase("ymd", DateOrder.YearMonthDay)]
    public void Takes_the_order_of_dates(string text, DateOrder order)
    {
        var (options, arguments) = Parse("--path", "a.csv", "--date-order", text);

        Assert.That(arguments.Errors, Is.Empty);
        Assert.That(options.Request(arguments, "IBM").Fetch.DateOrder, Is.EqualTo(order));
    }

    [Test]
    public void Finds_the_order_where_none_is_given()
    {
        var (options, arguments) = Parse("--path", "a.csv");

        Assert.That(options.Request(arguments, "IBM").Fetch.DateOrder, Is.Null);
    }

    [Test]
    public void Refuses_an_order_that_is_none() => Assert.That(
        Parse("--path", "a.csv", "--date-order", "ydm").Arguments.Errors.Select(error => error.Message),
        Is.EqualTo(new[] { "'ydm' is not an order of dates: expected dmy, mdy or ymd" }));

    [Test]
    public void Refuses_an_order_for_a_provider() => Assert.That(
        Parse("--date-order", "dmy").Arguments.Errors.Select(error => error.Message), Is.EqualTo(new[] { "--date-order is for files" }));

    [Test]
    public void Lists_the_formats_in_the_help() => Assert.That(
        Parse().Arguments.CommandResult.Command.Options.Single(option => option.Name == "--format").Description,
        Does.Contain("auto, stockstats-jsonl").And.Contain("generic-csv"));

    private static (IngestOptions Options, ParseResult Arguments) Parse(params string[] arguments)
    {
        var options = new IngestOptions();
        var command = new Command("ingest");
        options.AddTo(command);
        return (options, command.Parse(arguments));
    }
}
