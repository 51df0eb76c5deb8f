using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using StockStats.ServiceInterface.Ingest.Rows;

namespace StockStats.Tests.Ingest.Rows;

[TestFixture]
public sealed class IsoDayTests
{
    [TestCase("0001-01-01")]
    [TestCase("2024-02-29")]
    [TestCase("2000-02-29")]
    [TestCase("9999-12-31")]
    public void Reads_days_of_the_calendar(string text)
    {
        Assert.That(IsoDay.TryParse(text, out var day), Is.True);
        Assert.That(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Is.EqualTo(text));
    }

    [TestCase("")]
    [TestCase("0000-01-01")]
    [TestCase("2023-02-29")]
    [TestCase("1900-02-29")]
    [TestCase("2024-02-30")]
    [TestCase("2024-13-01")]
    [TestCase("2024-00-01")]
    [TestCase("2024-01-00")]
    [TestCase("2024-1-01")]
    [TestCase("2024/01/01")]
    [TestCase("20240101")]
    [TestCase("2024-01-01 ")]
    [TestCase("-024-01-01")]
    [TestCase("２０２４-01-01")]
    public void Reads_nothing_else(string text) => Assert.That(IsoDay.TryParse(text, out _), Is.False);

    /// <summary>The framework's own parser is the reference.</summary>
    [Test]
    public void Agrees_with_the_parser_of_the_framework() =>
        Prop.ForAll(Gen.Elements("0129-".ToCharArray()).ArrayOf(10).ToArbitrary(), characters =>
        {
            var text = new string(characters);
            var known = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var expected);
            return IsoDay.TryParse(text, out var day) == known && day == (known ? expected : default);
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Agrees_on_every_day_of_four_centuries()
    {
        for (var expected = new DateOnly(1800, 1, 1); expected.Year < 2200; expected = expected.AddDays(1))
        {
            if (!IsoDay.TryParse(expected.ToString("O", CultureInfo.InvariantCulture), out var day) || day != expected)
                Assert.Fail($"{expected:O} was read as {day:O}");
        }
    }
}
