using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using StockStats.ServiceInterface.Prices;

namespace StockStats.Tests.Prices;

[TestFixture]
public sealed class PriceTests
{
    [TestCase("0", 0)]
    [TestCase("1", 1_000_000)]
    [TestCase("00012.5", 12_500_000)]
    [TestCase("-0.000001", -1)]
    [TestCase("-0", 0)]
    [TestCase("9.990000", 9_990_000)]
    [TestCase("9223372036853", 9_223_372_036_853_000_000)]
    public void Reads_plain_decimal_notation_exactly(string text, long millionths)
    {
        Assert.That(Price.TryParse(text, out var price, out var rounded), Is.True);
        Assert.That((price.Millionths, rounded), Is.EqualTo((millionths, false)));
    }

    // The seventh decimal and what follows decide: below half down, above half up, exactly half to the even sixth decimal.
    [TestCase("1.0000004", 1_000_000)]
    [TestCase("1.0000005", 1_000_000)]
    [TestCase("1.0000015", 1_000_002)]
    [TestCase("1.00000050000000000000000000000000000000000001", 1_000_001)]
    [TestCase("1.9999995", 2_000_000)]
    [TestCase("-1.0000015", -1_000_002)]
    [TestCase("236.13099999999997", 236_131_000)]
    public void Rounds_further_decimals_half_to_even_and_says_so(string text, long millionths)
    {
        Assert.That(Price.TryParse(text, out var price, out var rounded), Is.True);
        Assert.That((price.Millionths, rounded), Is.EqualTo((millionths, true)));
    }

    // A decimal carries its scale: 1.5, 1.50 and 1.500000 are different bits of one number.
    [TestCase("0.000000", 0)]
    [TestCase("-0.000001", -1)]
    [TestCase("9223372036854.775807", long.MaxValue)]
    [TestCase("-9223372036854.775807", -long.MaxValue)]
    [TestCase("-9223372036854.775808", long.MinValue)]
    [TestCase("4294.967296", 4_294_967_296)]
    [TestCase("1.5", 1_500_000)]
    [TestCase("1.50000000", 1_500_000)]
    [TestCase("12.0000015", 12_000_002)]
    [TestCase("-0.0000005", 0)]
    public void Takes_a_decimal_of_any_scale(string text, long millionths) =>
        Assert.That(Price.FromDecimal(decimal.Parse(text, CultureInfo.InvariantCulture)).Millionths, Is.EqualTo(millionths));

    [TestCase("9223372036854.775808")]
    [TestCase("-9223372036854.775809")]
    [TestCase("18446744073709.551616")]
    [TestCase("79228162514264337593543.950335")]
    public void Refuses_a_decimal_beyond_64_bits_of_millionths(string text) =>
        Assert.That(() => Price.FromDecimal(decimal.Parse(text, CultureInfo.InvariantCulture)), Throws.InstanceOf<OverflowException>());

    [Test]
    public void Zeros_after_the_sixth_decimal_are_no_rounding()
    {
        Assert.That(Price.TryParse("1.5000000000000", out var price, out var rounded), Is.True);

        Assert.That((price.Millionths, rounded), Is.EqualTo((1_500_000L, false)));
    }

    [TestCase("")]
    [TestCase("-")]
    [TestCase(".")]
    [TestCase(".5")]
    [TestCase("5.")]
    [TestCase("+1")]
    [TestCase("--1")]
    [TestCase("1e3")]
    [TestCase("1,000")]
    [TestCase("1.2.3")]
    [TestCase(" 1")]
    [TestCase("1 ")]
    [TestCase("NaN")]
    [TestCase("null")]
    [TestCase("٣", Description = "an Arabic digit three")]
    [TestCase("9223372036854", Description = "its millionths do not fit 64 bits")]
    [TestCase("99999999999999999999")]
    public void Refuses_everything_else(string text) => Assert.That(Price.TryParse(text, out _, out _), Is.False);

    [TestCase(114_500_000, "114.5")]
    [TestCase(1, "0.000001")]
    [TestCase(0, "0")]
    [TestCase(-1_500_000, "-1.5")]
    [TestCase(2_147_483_648, "2147.483648", Description = "above 31 bits")]
    [TestCase(4_294_967_296, "4294.967296", Description = "above 32 bits")]
    [TestCase(100_000_000_000_000, "100000000")]
    public void Is_written_in_the_shortest_form(long millionths, string text) => Assert.Multiple(() =>
    {
        Assert.That(new Price(millionths).ToString(), Is.EqualTo(text));
        Assert.That(new Price(millionths).ToDecimal().ToString(CultureInfo.InvariantCulture), Is.EqualTo(text));
    });

    [Test]
    public void Text_and_decimal_bring_back_any_price() => Prop.ForAll(Gen.Choose(int.MinValue, int.MaxValue).Two().ToArbitrary(), parts =>
    {
        var price = new Price((long)parts.Item1 * 1_000_003 + parts.Item2);
        return Price.TryParse(price.ToString(), out var read, out var rounded) && read == price && !rounded && Price.FromDecimal(price.ToDecimal()) == price;
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Prices_compare_by_size() => Assert.Multiple(() =>
    {
        Assert.That(new Price(1) < new Price(2) && new Price(2) > new Price(1) && new Price(1) <= new Price(1) && new Price(1) >= new Price(1), Is.True);
        Assert.That(new[] { new Price(3), new Price(-1), new Price(2) }.Order(), Is.EqualTo(new[] { new Price(-1), new Price(2), new Price(3) }));
    });

    [Test]
    public void A_decimal_beyond_64_bits_of_millionths_is_refused() =>
        Assert.Throws<OverflowException>(() => Price.FromDecimal(decimal.MaxValue / 10_000_000));
}
