using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using StockStats.ServiceInterface.Ingest.Formats;

namespace StockStats.Tests.Ingest.Formats;

[TestFixture]
public sealed class NumberTextTests
{
    [TestCase("$885.66", "885.66")]
    [TestCase("$1,234.50", "1234.50")]
    [TestCase("1,234,567", "1234567")]
    [TestCase("-1,234", "-1234")]
    [TestCase("1.2345e7", "12345000")]
    [TestCase("1.5E-05", "0.000015")]
    public void Makes_prices_plain(string text, string plain) => Assert.That(Plain(text), Is.EqualTo(plain));

    [TestCase("49.39M", "49390000")]
    [TestCase("1.2K", "1200")]
    [TestCase("1k", "1000")]
    [TestCase("3.5B", "3500000000")]
    [TestCase("1,234.5K", "1234500")]
    [TestCase("0.0005K", "0", Description = "half a share, to the even one below")]
    [TestCase("0.0015K", "2", Description = "to the even one above")]
    [TestCase("0.00151K", "2")]
    [TestCase("-1M", "-1000000")]
    [TestCase("$1,000", "1000")]
    [TestCase("1000000000000000K", "1000000000000000000")]
    public void Makes_volumes_plain(string text, string plain) => Assert.That(PlainVolume(text), Is.EqualTo(plain));

    [TestCase("12.25", Description = "it is plain already")]
    [TestCase("")]
    [TestCase("$")]
    [TestCase("$$1")]
    [TestCase("1,23")]
    [TestCase("12,34,567")]
    [TestCase("1234,567")]
    [TestCase(",123")]
    [TestCase("1,234,")]
    [TestCase("1.234,567")]
    [TestCase("1e400")]
    [TestCase("e5")]
    [TestCase("NaN")]
    [TestCase("null")]
    [TestCase("1 234")]
    [TestCase("49.39M")]
    public void Leaves_everything_else_as_it_is(string text) => Assert.That(Plain(text), Is.Null);

    [TestCase("M")]
    [TestCase("1,23K")]
    [TestCase("1e3K")]
    [TestCase("49.39T")]
    [TestCase("49.39 M")]
    [TestCase("1000000000000001K")]
    [TestCase("111111111111111111111111111111111111111111111111K")]
    public void Leaves_volumes_it_does_not_know_as_they_are(string text) => Assert.That(PlainVolume(text), Is.Null);

    [Test]
    public void Takes_away_the_commas_that_formatting_puts_in() =>
        Prop.ForAll(Gen.Choose(1_000, int.MaxValue).ToArbitrary(), number =>
            Plain(number.ToString("N2", CultureInfo.InvariantCulture)) == number.ToString("F2", CultureInfo.InvariantCulture)).QuickCheckThrowOnFailure();

    private static string? Plain(string text)
    {
        Span<char> plain = stackalloc char[NumberText.Longest];
        return NumberText.TryPlain(text, plain, out var length) ? plain[..length].ToString() : null;
    }

    private static string? PlainVolume(string text)
    {
        Span<char> plain = stackalloc char[NumberText.Longest];
        return NumberText.TryPlainVolume(text, plain, out var length) ? plain[..length].ToString() : null;
    }
}
