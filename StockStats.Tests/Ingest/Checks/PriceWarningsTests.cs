using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using StockStats.ServiceInterface.Ingest.Checks;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Ingest.Support;

namespace StockStats.Tests.Ingest.Checks;

[TestFixture]
public sealed class PriceWarningsTests
{
    private static readonly DateOnly Monday = new(2024, 3, 4);

    [Test]
    public void Usual_rows_give_none_and_take_no_memory()
    {
        List<PriceRow> rows = [Row(0, 100), Row(1, 150), Row(2, 75), Row(3, 76), Row(4, 75)];
        PriceWarnings.Of(rows);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var warnings = PriceWarnings.Of(rows);

        Assert.That((warnings.Count, GC.GetAllocatedBytesForCurrentThread() - before), Is.EqualTo((0, 0L)));
    }

    [Test]
    public void No_rows_and_one_row_give_none() => Assert.That(PriceWarnings.Of([]).Concat(PriceWarnings.Of([Row(0, 1)])), Is.Empty);

    [TestCase("150.000001", "jump")]
    [TestCase("49.999999", "jump")]
    [TestCase("4999.999999", "jump")]
    [TestCase("5000", "scale")]
    [TestCase("10000", "scale")]
    [TestCase("2.000001", "jump")]
    [TestCase("2", "scale")]
    [TestCase("1", "scale")]
    public void A_close_far_from_the_one_before_it_is_told(string close, string rule)
    {
        var warning = PriceWarnings.Of([Row(0, 100), Row(1, decimal.Parse(close, CultureInfo.InvariantCulture))]).Single();

        Assert.That((warning.Day, warning.Rule), Is.EqualTo((Monday.AddDays(1), rule)));
        Assert.That(warning.Message, Does.Contain($"close {close} on 2024-03-05 after 100 on 2024-03-04"));
    }

    [Test]
    public void An_action_of_the_day_explains_a_jump()
    {
        var day = Monday.AddDays(1);
        Assert.Multiple(() =>
        {
            Assert.That(Rules(25, CorporateAction.SplitOrSpinOff(day, 4m)), Is.Empty);
            Assert.That(Rules(10_000, CorporateAction.SplitOrSpinOff(day, 0.01m)), Is.Empty);
            Assert.That(Rules(40, CorporateAction.Cash(day, Price.FromDecimal(60))), Is.Empty);
            Assert.That(Rules(100, CorporateAction.SplitOrSpinOff(day, 4m)), Is.Empty, "prices adjusted for the split do not jump");
            Assert.That(Rules(10, CorporateAction.SplitOrSpinOff(day, 4m)), Is.EqualTo(new[] { "jump" }));
            Assert.That(Rules(40, CorporateAction.Cash(day, Price.FromDecimal(5))), Is.EqualTo(new[] { "jump" }));
            Assert.That(Rules(1, CorporateAction.Cash(day, Price.FromDecimal(200))), Is.EqualTo(new[] { "scale" }));
        });
    }

    [Test]
    public void Weekends_are_told()
    {
        var warnings = PriceWarnings.Of([Row(4, 1), Row(5, 1), Row(6, 1), Row(7, 1)]);

        Assert.That(warnings.Select(warning => (warning.Rule, warning.Message)), Is.EqualTo(new[]
        {
            ("weekend", "2024-03-09 is a Saturday"), ("weekend", "2024-03-10 is a Sunday"),
        }));
    }

    [Test]
    public async Task Rows_of_a_file_are_looked_at_in_date_order()
    {
        const string Csv = "symbol,date,open_price,close_price,volume\nIBM,2024-03-05,1,100,1\nIBM,2024-03-04,1,1,1\nIBM,2024-03-09,1,99,\nIBM,2024-03-10,1,98,0\n";

        var fetched = await Inputs.PricesAsync(Csv, request => request with { Basis = PriceBasis.Raw });

        Assert.That(fetched.Warnings.Select(warning => warning.Rule), Is.EqualTo(new[] { "scale", "weekend" }));
        Assert.That(fetched.Rejected.Select(row => (row.Line, row.Rule)), Is.EqualTo(new[] { (4L, "weekend_without_volume") }));
    }

    [Test]
    public void The_first_ten_of_a_rule_are_told_and_how_many_more_there_were()
    {
        var sundays = Enumerable.Range(0, 12).Select(week => Row(6 + 7 * week, 1)).ToList();

        var ten = PriceWarnings.Of(sundays[..10]);
        var twelve = PriceWarnings.Of(sundays);

        Assert.That((ten.Count, twelve.Count), Is.EqualTo((10, 11)));
        Assert.That((twelve[^1].Day, twelve[^1].Rule, twelve[^1].Message), Is.EqualTo(((DateOnly?)null, "weekend", "weekend: 2 more days")));
    }

    [Test]
    public void Closes_are_told_where_they_rise_or_fall_by_more_than_a_half() => Prop.ForAll(
        (from before in Gen.Choose(1, 100_000) from close in Gen.Choose(1, 100_000) select (before, close)).ToArbitrary(),
        pair =>
        {
            var change = (decimal)pair.close / pair.before;
            return PriceWarnings.Of([Row(0, pair.before), Row(1, pair.close)]).Count > 0 == change is > 1.5m or < 0.5m;
        }).QuickCheckThrowOnFailure();

    private static string[] Rules(decimal close, CorporateAction action) =>
        [.. PriceWarnings.Of([Row(0, 100), Row(1, close) with { Actions = [action] }]).Select(warning => warning.Rule)];

    private static PriceRow Row(int day, decimal close) => TestDatabase.Day(Monday.AddDays(day), close, 1);
}
