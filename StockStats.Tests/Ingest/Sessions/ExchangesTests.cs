using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using StockStats.ServiceInterface.Ingest.Sessions;

namespace StockStats.Tests.Ingest.Sessions;

[TestFixture]
public sealed class ExchangesTests
{
    // Both sides of the days on which clocks are moved: 10 March and 3 November 2024 in New York, 31 March in Europe.
    [TestCase("IBM", "2024-03-08", "21:00")]
    [TestCase("IBM", "2024-03-11", "20:00")]
    [TestCase("IBM", "2024-11-01", "20:00")]
    [TestCase("IBM", "2024-11-04", "21:00")]
    [TestCase("TSCO.LON", "2024-03-28", "16:30")]
    [TestCase("TSCO.LON", "2024-04-02", "15:30")]
    [TestCase("SHOP.TRT", "2024-03-08", "21:00")]
    [TestCase("SHOP.TRT", "2024-03-11", "20:00")]
    [TestCase("GPV.TRV", "2024-07-03", "20:00")]
    [TestCase("MBG.DEX", "2024-03-28", "16:30")]
    [TestCase("MBG.DEX", "2024-04-02", "15:30")]
    [TestCase("APC.FRK", "2024-07-01", "18:00")]
    [TestCase("AF.PAR", "2024-07-01", "15:30")]
    [TestCase("ASML.AMS", "2024-01-02", "16:30")]
    [TestCase("BOEI.BRU", "2024-01-02", "16:30")]
    [TestCase("ABEV3.SAO", "2024-07-01", "21:00")]
    [TestCase("RELIANCE.BSE", "2024-07-01", "10:00")]
    [TestCase("600104.SHH", "2024-07-01", "07:00")]
    [TestCase("000002.SHZ", "2024-01-02", "07:00")]
    [TestCase("tsco.lon", "2024-03-28", "16:30")]
    [TestCase("BRK-B", "2024-07-01", "20:00")]
    [TestCase("BRK.B", "2024-07-01", "20:00")]
    [TestCase("A.LON.XYZ", "2024-07-01", "20:00")]
    [TestCase("^GSPC", "2024-07-01", "20:00")]
    public void Closes_by_its_own_clock(string symbol, string day, string utc) => Assert.That(Close(symbol, day), Is.EqualTo($"{day} {utc}"));

    [TestCase("IBM", "2024-07-03", "17:00", TestName = "The day before Independence Day")]
    [TestCase("IBM", "2023-07-03", "17:00", TestName = "A Monday before Independence Day")]
    [TestCase("IBM", "2026-07-02", "20:00", TestName = "A Thursday before an Independence Day on Saturday")]
    [TestCase("IBM", "2021-07-02", "20:00", TestName = "A Friday before an Independence Day on Sunday")]
    [TestCase("IBM", "2018-11-23", "18:00", TestName = "The day after the earliest Thanksgiving")]
    [TestCase("IBM", "2019-11-29", "18:00", TestName = "The day after the latest Thanksgiving")]
    [TestCase("IBM", "2024-11-22", "21:00", TestName = "The Friday before Thanksgiving")]
    [TestCase("IBM", "2023-11-30", "21:00", TestName = "The Thursday after Thanksgiving")]
    [TestCase("IBM", "2024-12-24", "18:00", TestName = "Christmas Eve")]
    [TestCase("IBM", "2024-12-23", "21:00", TestName = "The day before Christmas Eve")]
    [TestCase("IBM", "2024-12-31", "21:00", TestName = "New Year's Eve in New York")]
    [TestCase("SHOP.TRT", "2024-12-24", "18:00", TestName = "Christmas Eve in Toronto")]
    [TestCase("GPV.TRV", "2024-12-24", "18:00", TestName = "Christmas Eve on the Venture Exchange")]
    [TestCase("TSCO.LON", "2024-12-24", "12:30", TestName = "Christmas Eve in London")]
    [TestCase("TSCO.LON", "2024-12-31", "12:30", TestName = "New Year's Eve in London")]
    [TestCase("TSCO.LON", "2022-12-23", "12:30", TestName = "The Friday before a Christmas Eve on Saturday in London")]
    [TestCase("TSCO.LON", "2023-12-29", "12:30", TestName = "The Friday before a New Year's Eve on Sunday in London")]
    [TestCase("TSCO.LON", "2024-12-30", "16:30", TestName = "The day before New Year's Eve in London")]
    [TestCase("MBG.DEX", "2024-12-30", "13:00", TestName = "The last trading day of XETRA")]
    [TestCase("MBG.DEX", "2023-12-29", "13:00", TestName = "The last trading day of XETRA, a Friday")]
    [TestCase("AF.PAR", "2024-12-24", "13:05", TestName = "Christmas Eve in Paris")]
    [TestCase("ASML.AMS", "2024-12-31", "13:05", TestName = "New Year's Eve in Amsterdam")]
    public void Closes_early(string symbol, string day, string utc) => Assert.That(Close(symbol, day), Is.EqualTo($"{day} {utc}"));

    [Test]
    public void A_session_is_open_until_its_close_and_not_at_it()
    {
        var close = Exchanges.Of("IBM").CloseOf(new(2024, 3, 8));

        Assert.Multiple(() =>
        {
            Assert.That(new OpenSessions(close.AddTicks(-1)).Has("IBM", new(2024, 3, 8)), Is.True);
            Assert.That(new OpenSessions(close).Has("IBM", new(2024, 3, 8)), Is.False);
            Assert.That(new OpenSessions(close).Has("IBM", new(2024, 3, 11)), Is.True);
        });
    }

    [Test]
    public void A_session_is_open_just_before_its_close_whatever_the_exchange_and_the_moment() => Prop.ForAll(
        (from exchange in Gen.Elements(Exchanges.All.AsEnumerable())
         from minutes in Gen.Choose(0, 60 * 24 * 366)
         from offset in Gen.Choose(-3, 3)
         select (exchange, moment: new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes), offset)).ToArbitrary(),
        drawn =>
        {
            var day = DateOnly.FromDateTime(drawn.moment.UtcDateTime).AddDays(drawn.offset);
            return new OpenSessions(drawn.moment).Has("X" + drawn.exchange.Suffix, day) == drawn.exchange.CloseOf(day) > drawn.moment;
        }).QuickCheckThrowOnFailure();

    [Test]
    public void The_system_knows_the_time_zones_of_the_table() =>
        Assert.That(() => Exchanges.RequireTimeZones(TimeZoneInfo.FindSystemTimeZoneById), Throws.Nothing);

    [Test]
    public void A_system_without_time_zones_is_told_what_to_install()
    {
        var missing = Assert.Throws<TimeZonesMissingException>(() => Exchanges.RequireTimeZones(id => throw new TimeZoneNotFoundException(id)));

        Assert.That(missing!.Message, Does.Contain("America/New_York").And.Contain("tzdata").And.Contain("TZDIR"));
        Assert.That(StartupFailure.Explain(missing), Is.EqualTo(new StartupFailure(1, missing.Message)));
    }

    private static string Close(string symbol, string day)
    {
        var close = Exchanges.Of(symbol).CloseOf(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        return close.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }
}
