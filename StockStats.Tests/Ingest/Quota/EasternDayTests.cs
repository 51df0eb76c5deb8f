using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using StockStats.ServiceInterface.Ingest.Quota;

namespace StockStats.Tests.Ingest.Quota;

[TestFixture]
public sealed class EasternDayTests
{
    [TestCase("2024-01-15T12:00:00Z", "2024-01-15T05:00:00Z", "2024-01-16T05:00:00Z", TestName = "winter")]
    [TestCase("2024-07-15T12:00:00Z", "2024-07-15T04:00:00Z", "2024-07-16T04:00:00Z", TestName = "summer")]
    [TestCase("2024-03-10T04:59:59.999999Z", "2024-03-09T05:00:00Z", "2024-03-10T05:00:00Z", TestName = "the last moment before the clocks go forward")]
    [TestCase("2024-03-10T05:00:00Z", "2024-03-10T05:00:00Z", "2024-03-11T04:00:00Z", TestName = "the first moment of a day of 23 hours")]
    [TestCase("2024-03-10T07:00:00Z", "2024-03-10T05:00:00Z", "2024-03-11T04:00:00Z", TestName = "the moment the clocks go forward")]
    [TestCase("2024-03-11T03:59:59.999999Z", "2024-03-10T05:00:00Z", "2024-03-11T04:00:00Z", TestName = "the last moment of a day of 23 hours")]
    [TestCase("2024-03-11T04:00:00Z", "2024-03-11T04:00:00Z", "2024-03-12T04:00:00Z", TestName = "the day after the clocks went forward")]
    [TestCase("2024-11-03T03:59:59.999999Z", "2024-11-02T04:00:00Z", "2024-11-03T04:00:00Z", TestName = "the last moment before the clocks go back")]
    [TestCase("2024-11-03T04:00:00Z", "2024-11-03T04:00:00Z", "2024-11-04T05:00:00Z", TestName = "the first moment of a day of 25 hours")]
    [TestCase("2024-11-03T05:30:00Z", "2024-11-03T04:00:00Z", "2024-11-04T05:00:00Z", TestName = "half past one for the first time")]
    [TestCase("2024-11-03T06:30:00Z", "2024-11-03T04:00:00Z", "2024-11-04T05:00:00Z", TestName = "half past one for the second time")]
    [TestCase("2024-11-04T04:59:59.999999Z", "2024-11-03T04:00:00Z", "2024-11-04T05:00:00Z", TestName = "the last moment of a day of 25 hours")]
    [TestCase("2024-11-04T05:00:00Z", "2024-11-04T05:00:00Z", "2024-11-05T05:00:00Z", TestName = "the day after the clocks went back")]
    [TestCase("2024-03-01T00:30:00+09:00", "2024-02-29T05:00:00Z", "2024-03-01T05:00:00Z", TestName = "a leap day, told from elsewhere")]
    public void A_day_goes_from_midnight_to_midnight_in_New_York(string moment, string start, string end) =>
        Assert.That(EasternDay.Of(Moment(moment)), Is.EqualTo(new EasternDay(Moment(start), Moment(end))));

    [Test]
    public void Any_moment_belongs_to_its_day_and_the_days_follow_each_other() =>
        Prop.ForAll(Moments(), moment =>
        {
            var day = EasternDay.Of(moment);
            return day.Contains(moment) && !day.Contains(day.End) && !day.Contains(day.Start.AddTicks(-1))
                && EasternDay.Of(day.Start) == day
                && EasternDay.Of(day.End).Start == day.End
                && EasternDay.Of(day.Start.AddTicks(-1)).End == day.Start;
        }).QuickCheckThrowOnFailure();

    [Test]
    public void The_days_are_those_of_the_time_zone_data()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        for (var date = new DateTime(2007, 1, 1); date.Year < 2037; date = date.AddDays(1))
            Assert.That(EasternDay.Of(new DateTimeOffset(date, zone.GetUtcOffset(date))).Start.UtcDateTime, Is.EqualTo(TimeZoneInfo.ConvertTimeToUtc(date, zone)));
    }

    private static Arbitrary<DateTimeOffset> Moments() =>
        Gen.Choose(0, 30 * 366 * 24 * 60).Select(minutes => Moment("2007-01-01T00:00:00Z").AddMinutes(minutes)).ToArbitrary();

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
