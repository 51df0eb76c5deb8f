using System.Globalization;
using StockStats.ServiceInterface.Ingest.AlphaVantage.Planning;

namespace StockStats.Tests.Ingest.AlphaVantage.Planning;

[TestFixture]
public sealed class LastSessionTests
{
    // Winter: New York closes at 21:00 UTC; summer: at 20:00 UTC.
    [TestCase("2024-03-08T20:59:59Z", "2024-03-07")]
    [TestCase("2024-03-08T21:00:00Z", "2024-03-08")]
    [TestCase("2024-03-09T21:00:00Z", "2024-03-08")]
    [TestCase("2024-03-10T23:59:59Z", "2024-03-08")]
    [TestCase("2024-03-11T19:59:59Z", "2024-03-08")]
    [TestCase("2024-03-11T20:00:00Z", "2024-03-11")]
    [TestCase("2024-03-12T03:59:59Z", "2024-03-11")]
    [TestCase("2024-03-12T04:00:00Z", "2024-03-11")]
    public void Is_the_latest_weekday_that_closed_in_New_York(string now, string session) =>
        Assert.That(LastSession.At(Moment(now)), Is.EqualTo(Day(session)));

    // Good Friday 2024-03-29 is a weekday without a session; Thursday's is the last one stored.
    [TestCase("2024-03-28", null, "2024-03-28T20:00:00Z", true)]
    [TestCase("2024-03-27", null, "2024-03-28T20:00:00Z", false)]
    [TestCase("2024-03-28", "2024-03-28T23:00:00Z", "2024-03-29T20:00:00Z", false)]
    [TestCase("2024-03-28", "2024-03-29T23:59:59Z", "2024-03-30T12:00:00Z", false)]
    [TestCase("2024-03-28", "2024-03-30T00:00:00Z", "2024-03-30T12:00:00Z", true)]
    [TestCase("2024-03-28", "2024-03-30T00:00:00Z", "2024-04-01T20:00:00Z", false)]
    [TestCase("2024-03-24", "2024-03-30T00:00:00Z", "2024-03-30T12:00:00Z", true)]
    [TestCase("2024-03-23", "2024-03-30T00:00:00Z", "2024-03-30T12:00:00Z", false)]
    public void Is_stored_where_asking_again_brings_nothing(string last, string? asOf, string now, bool stored) => Assert.That(
        LastSession.IsStored(Day(last), asOf is null ? null : Moment(asOf), Moment(now)), Is.EqualTo(stored));

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
