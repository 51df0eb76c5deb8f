using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Ingest.Formats;

namespace StockStats.Tests.Ingest.Formats;

[TestFixture]
public sealed class DayTextTests
{
    [TestCase("2024-02-29")]
    [TestCase("2024/02/29")]
    [TestCase("2024.2.29")]
    [TestCase("20240229")]
    [TestCase("2024-02-29 00:00:00-05:00")]
    [TestCase("2024-02-29T00:00:00.000Z")]
    [TestCase("2024-02-29T00:00:00+0100")]
    [TestCase("2024-02-29 00:00")]
    [TestCase("Feb 29, 2024")]
    [TestCase("February 29, 2024")]
    [TestCase("29 Feb 2024")]
    [TestCase("29-Feb-2024")]
    public void Reads_days_that_can_be_read_one_way_only_whatever_the_order(string text)
    {
        foreach (var order in Enum.GetValues<DateOrder>())
        {
            Assert.That(DayText.TryParse(text, order, out var day), Is.True);
            Assert.That(day, Is.EqualTo(new DateOnly(2024, 2, 29)));
            Assert.That(DayText.DayAndMonth(text), Is.Null);
        }
    }

    [TestCase("03-04-2017", DateOrder.DayMonthYear, "2017-04-03")]
    [TestCase("03-04-2017", DateOrder.MonthDayYear, "2017-03-04")]
    [TestCase("3.4.2017", DateOrder.DayMonthYear, "2017-04-03")]
    [TestCase("3/4/2017", DateOrder.MonthDayYear, "2017-03-04")]
    [TestCase("3/4/2017 00:00:00", DateOrder.MonthDayYear, "2017-03-04")]
    public void Reads_the_others_in_the_order_given(string text, DateOrder order, string expected)
    {
        Assert.That(DayText.TryParse(text, order, out var day), Is.True);
        Assert.That(day.ToString("O", CultureInfo.InvariantCulture), Is.EqualTo(expected));
        Assert.That(DayText.DayAndMonth(text), Is.EqualTo((3, 4)));
    }

    [TestCase("", DateOrder.DayMonthYear)]
    [TestCase("03-04-2017", DateOrder.YearMonthDay)]
    [TestCase("13-13-2017", DateOrder.DayMonthYear)]
    [TestCase("04-13-2017", DateOrder.DayMonthYear)]
    [TestCase("13-04-2017", DateOrder.MonthDayYear)]
    [TestCase("29-02-2023", DateOrder.DayMonthYear)]
    [TestCase("00-01-2023", DateOrder.DayMonthYear)]
    [TestCase("03-04-17", DateOrder.DayMonthYear, Description = "a year of two digits is a guess")]
    [TestCase("03-04/2017", DateOrder.DayMonthYear)]
    [TestCase("-3-04-2017", DateOrder.DayMonthYear)]
    [TestCase("3--4-2017", DateOrder.DayMonthYear)]
    [TestCase("3-4-2017-1", DateOrder.DayMonthYear)]
    [TestCase("003-04-2017", DateOrder.DayMonthYear)]
    [TestCase("2017-004-03", DateOrder.YearMonthDay)]
    [TestCase("20170230", DateOrder.YearMonthDay)]
    [TestCase("2024-02-29 09:30:00-05:00", DateOrder.YearMonthDay)]
    [TestCase("2024-02-29T00:00:01", DateOrder.YearMonthDay)]
    [TestCase("2024-02-29T00:00:00 EST", DateOrder.YearMonthDay)]
    [TestCase("Feb 29, 24", DateOrder.YearMonthDay)]
    [TestCase("Févr 29, 2024", DateOrder.YearMonthDay)]
    [TestCase("PLEASE NOTE!", DateOrder.YearMonthDay)]
    public void Reads_nothing_else(string text, DateOrder order) => Assert.That(DayText.TryParse(text, order, out _), Is.False);

    [TestCase("2024-02-29 09:30:00-05:00", "2024-02-29")]
    [TestCase("2/29/2024T16:00", "2/29/2024")]
    [TestCase("2024-02-29 00:00:00-05:00", "")]
    [TestCase("2024-02-29", "")]
    [TestCase("Feb 29, 2024", "")]
    public void Tells_times_within_a_day_from_days(string text, string day) => Assert.That(DayText.OfPartOfDay(text).ToString(), Is.EqualTo(day));

    [Test]
    public void Reads_back_every_day_in_every_way_to_write_it()
    {
        var days = Gen.Choose(0, DateOnly.MaxValue.DayNumber).Select(DateOnly.FromDayNumber).ToArbitrary();
        (string Format, DateOrder Order)[] ways =
        [
            ("yyyy-MM-dd", DateOrder.MonthDayYear), ("yyyy/M/d", DateOrder.DayMonthYear), ("dd-MM-yyyy", DateOrder.DayMonthYear),
            ("d.M.yyyy", DateOrder.DayMonthYear), ("MM/dd/yyyy", DateOrder.MonthDayYear), ("M/d/yyyy", DateOrder.MonthDayYear), ("yyyyMMdd", DateOrder.YearMonthDay),
        ];
        Prop.ForAll(days, day => Array.TrueForAll(ways, way =>
            DayText.TryParse(day.ToString(way.Format, CultureInfo.InvariantCulture), way.Order, out var read) && read == day)).QuickCheckThrowOnFailure();
    }
}
