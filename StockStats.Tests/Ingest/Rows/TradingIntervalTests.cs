using StockStats.ServiceInterface.Ingest.Rows;

namespace StockStats.Tests.Ingest.Rows;

[TestFixture]
public sealed class TradingIntervalTests
{
    private static readonly DateOnly Monday = new(2024, 3, 4);

    [Test]
    public void Takes_trading_days_with_weekends_and_holidays_for_daily() =>
        Assert.That(NotDaily(0, 1, 2, 3, 7, 8, 9, 10, 11, 14, 18), Is.Null);

    [Test]
    public void Takes_a_usual_gap_of_four_days_for_daily_and_of_five_not()
    {
        Assert.Multiple(() =>
        {
            Assert.That(NotDaily(0, 4, 8, 12, 16), Is.Null);
            Assert.That(NotDaily(0, 5, 10, 15, 20), Is.EqualTo(5));
        });
    }

    [Test]
    public void Finds_weeks_in_any_order_and_however_often() => Assert.That(NotDaily(21, 0, 14, 7, 7), Is.EqualTo(7));

    [Test]
    public void Does_not_judge_by_three_days() => Assert.That(NotDaily(0, 7, 14), Is.Null);

    [Test]
    public void Judges_by_the_smaller_middle_of_an_even_number_of_gaps() => Assert.That(NotDaily(0, 1, 2, 30, 60), Is.Null);

    [TestCase(7, "weekly")]
    [TestCase(28, "monthly")]
    [TestCase(31, "monthly")]
    [TestCase(32, "32 days apart")]
    public void Names_the_interval(int gap, string name) => Assert.That(TradingInterval.Name(gap), Is.EqualTo(name));

    private static int? NotDaily(params int[] days) => TradingInterval.NotDaily(days.Select(Monday.AddDays));
}
