using StockStats.Scheduling;
using StockStats.ServiceInterface;

namespace StockStats.Tests.Scheduling;

[TestFixture]
public sealed class IngestScheduleTests
{
    [TestCase("2024-03-08T22:00:00Z", "2024-03-08T23:30:00Z", Description = "a Friday in winter: 18:30 is five hours behind")]
    [TestCase("2024-03-08T23:30:00Z", "2024-03-11T22:30:00Z", Description = "over the weekend the clocks go forward: four hours behind")]
    [TestCase("2024-11-01T22:30:00Z", "2024-11-04T23:30:00Z", Description = "and back")]
    public void Times_are_those_of_the_zone_whatever_its_clocks_do(string after, string next) =>
        Assert.That(Read("30 18 * * 1-5")!.Next(DateTimeOffset.Parse(after, null)), Is.EqualTo(DateTimeOffset.Parse(next, null)));

    [Test]
    public void A_time_that_the_clocks_skip_comes_at_the_end_of_the_gap() =>
        Assert.That(Read("30 2 * * *")!.Next(new(2024, 3, 10, 5, 1, 0, TimeSpan.Zero)), Is.EqualTo(new DateTimeOffset(2024, 3, 10, 7, 0, 0, TimeSpan.Zero)));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("  ")]
    public void Without_an_expression_there_is_no_schedule(string? text) => Assert.That(Read(text), Is.Null);

    [TestCase("daily", "Europe/Berlin", "Ingest:Schedule is 'daily': expected five fields")]
    [TestCase("60 18 * * *", "Europe/Berlin", "Ingest:Schedule is '60 18 * * *': expected five fields")]
    [TestCase("0 0 30 2 *", "Europe/Berlin", "Ingest:Schedule is '0 0 30 2 *', a time that never comes")]
    [TestCase("30 18 * * 1-5", "Berlin", "Ingest:ScheduleZone is 'Berlin', which this system does not know")]
    public void What_cannot_be_read_is_a_wrong_setting(string text, string zone, string message) => Assert.That(
        () => IngestSchedule.Read(new() { Schedule = text, ScheduleZone = zone }),
        Throws.TypeOf<WrongSettingException>().With.Message.StartsWith(message));

    private static IngestSchedule? Read(string? text) => IngestSchedule.Read(new() { Schedule = text });
}
