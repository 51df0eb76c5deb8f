using System.Text;
using System.Text.Json;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Ingest.AlphaVantage.Actions;
using StockStats.ServiceInterface.Ingest.Formats;
using StockStats.ServiceInterface.Prices;

namespace StockStats.Tests.Ingest.AlphaVantage.Actions;

[TestFixture]
public sealed class ActionListTests
{
    private const string DividendHeader = "ex_dividend_date,declaration_date,record_date,payment_date,amount\r\n";

    [Test]
    public void Splits_and_spin_offs_are_read_from_json_and_csv()
    {
        const string json = """{"symbol":"TST","data":[{"effective_date":"2021-11-04","split_factor":"1.0460"},{"effective_date":"1999-05-27","split_factor":"2.0000"}]}""";
        const string csv = "effective_date,split_factor\n2021-11-04,1.0460\n1999-05-27,2.0000\n\n";
        CorporateAction[] expected = [CorporateAction.SplitOrSpinOff(new(2021, 11, 4), 1.046m), new(new(1999, 5, 27), ActionKind.Split, new(2, 1), null)];

        Assert.Multiple(() =>
        {
            Assert.That(Actions(ActionListShape.Splits, json), Is.EqualTo(expected));
            Assert.That(Actions(ActionListShape.Splits, "\uFEFF" + csv), Is.EqualTo(expected));
            Assert.That(expected[0].Kind, Is.EqualTo(ActionKind.SpinOff));
            Assert.That(Text(ActionListShape.Splits, json)?.Symbol, Is.EqualTo("TST"));
        });
    }

    [Test]
    public void Dividends_are_read_without_the_dates_that_do_not_matter_and_with_those_to_come()
    {
        const string json = """
            {"symbol":"TST","data":[
              {"ex_dividend_date":"2099-08-10","declaration_date":"2026-07-22","record_date":"2026-08-10","payment_date":"2026-09-10","amount":"1.69"},
              {"ex_dividend_date":"1962-02-06","declaration_date":"None","record_date":"None","payment_date":"None","amount":0.0000001}]}
            """;
        const string csv = DividendHeader + "2099-08-10,2026-07-22,2026-08-10,2026-09-10,1.69\r\n1962-02-06,None,None,None,0.25\r\n";

        Assert.That(Actions(ActionListShape.Dividends, json), Is.EqualTo(new[] { CorporateAction.Cash(new(2099, 8, 10), new(1_690_000)) }));
        Assert.That(Actions(ActionListShape.Dividends, csv), Is.EqualTo(
            new[] { CorporateAction.Cash(new(2099, 8, 10), new(1_690_000)), CorporateAction.Cash(new(1962, 2, 6), new(250_000)) }));
    }

    [TestCase("None,None,None,None,1.69")]
    [TestCase("2026-08-10,None,None,None,None")]
    [TestCase("2026-08-10,None,None,None,0")]
    [TestCase(",,,,")]
    public void A_row_without_a_day_or_an_amount_is_passed_over(string row) =>
        Assert.That(Read(ActionListShape.Dividends, DividendHeader + row), Is.EqualTo((0, 0)));

    [TestCase("2026-02-30,None,None,None,1", "not_a_date")]
    [TestCase("2026-02-27,None,None,None,-1", "negative")]
    [TestCase("2026-02-27,None,None,None,1e5", "not_a_number")]
    [TestCase("2026-02-27,None,None,None,100000001", "too_large")]
    public void A_row_that_cannot_be_is_rejected_with_its_line(string row, string rule)
    {
        var list = Text(ActionListShape.Dividends, DividendHeader + "2026-01-02,None,None,None,1\r\n" + row)!;

        var (actions, rejected) = ActionListReader.Read(ActionListShape.Dividends, list.Rows, "TST");

        Assert.That((actions.Count, rejected.Single().Line, rejected.Single().Rule, rejected.Single().Symbol), Is.EqualTo((1, 3L, rule, "TST")));
    }

    [Test]
    public void The_same_row_twice_is_one_and_two_dividends_of_one_day_are_two()
    {
        const string rows = "2026-01-02,None,None,None,1\r\n2026-01-02,None,None,None,1\r\n2026-01-02,None,None,None,0.08\r\n";

        Assert.That(Read(ActionListShape.Dividends, DividendHeader + rows), Is.EqualTo((2, 0)));
    }

    [Test]
    public void Of_two_splits_of_one_day_none_is_kept_and_a_split_of_1_is_none() => Assert.That(
        Read(ActionListShape.Splits, "effective_date,split_factor\n2026-01-02,2\n2026-01-02,3\n2026-01-05,1.0000\n2026-01-06,0.125\n"),
        Is.EqualTo((1, 2)));

    [TestCase("""{"symbol":"TST","data":[]}""")]
    [TestCase("effective_date,split_factor\r\n")]
    public void A_list_may_be_empty(string content) => Assert.That(Read(ActionListShape.Splits, content), Is.EqualTo((0, 0)));

    [TestCase("{}")]
    [TestCase("""{"Information":"a message"}""")]
    [TestCase("""{"data":{}}""")]
    [TestCase("[]")]
    [TestCase("timestamp,open,high,low,close,volume\r\n")]
    [TestCase("ex_dividend_date,amount\r\n")]
    public void Anything_else_is_no_list(string content) => Assert.That(Text(ActionListShape.Splits, content), Is.Null);

    [Test]
    public void A_list_that_breaks_off_or_has_broken_quotes_is_refused()
    {
        Assert.That(() => Text(ActionListShape.Splits, """{"symbol":"TST","data":[{"""), Throws.InstanceOf<JsonException>());
        Assert.That(() => Text(ActionListShape.Splits, "effective_date,split_factor\n\"2026-01-02\"x\",2\n"),
            Throws.TypeOf<ContentRefusedException>().With.Property(nameof(ContentRefusedException.Kind)).EqualTo(RefusalKind.NotPrices));
    }

    private static ActionListText? Text(ActionListShape shape, string content) => ActionListText.Read(shape, Encoding.UTF8.GetBytes(content));

    private static IReadOnlyList<CorporateAction> Actions(ActionListShape shape, string content) =>
        ActionListReader.Read(shape, Text(shape, content)!.Rows, "TST").Actions;

    private static (int Actions, int Rejected) Read(ActionListShape shape, string content)
    {
        var (actions, rejected) = ActionListReader.Read(shape, Text(shape, content)!.Rows, "TST");
        return (actions.Count, rejected.Count);
    }
}
