using System.Globalization;
using StockStats.ServiceInterface.Prices;

namespace StockStats.Tests.Prices;

[TestFixture]
public sealed class RatioTests
{
    private static readonly DateOnly Day = new(2021, 11, 4);

    [TestCase("7.0000", 7, 1)]
    [TestCase("4", 4, 1)]
    [TestCase("1.5", 3, 2)]
    [TestCase("0.1250", 1, 8)]
    [TestCase("0.3333", 1, 3)]
    [TestCase("0.02", 1, 50)]
    [TestCase("0.1", 1, 10)]
    [TestCase("1.0500", 21, 20, Description = "a stock split of 21 for 20")]
    [TestCase("1.9980", 999, 500, false, Description = "GOOGL 2014-04-03: no denominator up to 50")]
    [TestCase("1.0460", 523, 500, false, Description = "IBM 2021-11-04: the Kyndryl spin-off")]
    public void A_simple_fraction_is_a_split_and_another_one_a_spin_off(string factor, long numerator, long denominator, bool simple = true)
    {
        var action = CorporateAction.SplitOrSpinOff(Day, decimal.Parse(factor, CultureInfo.InvariantCulture));

        Assert.That((action.Kind, action.Factor), Is.EqualTo((simple ? ActionKind.Split : ActionKind.SpinOff, (Ratio?)new Ratio(numerator, denominator))));
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void A_factor_of_zero_or_less_is_a_mistake_of_the_caller(int factor)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Ratio.TrySimple(factor, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ratio.Exact(factor));
    }

    [Test]
    public void A_factor_without_a_millionth_or_beyond_64_bits_is_refused() => Assert.Multiple(() =>
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Ratio.Exact(0.0000001m));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ratio.Exact(decimal.MaxValue));
        Assert.That(Ratio.TrySimple(decimal.MaxValue, out _), Is.False);
    });

    [TestCase(1, 3, "0.333333")]
    [TestCase(523, 500, "1.046")]
    [TestCase(7, 1, "7")]
    public void Is_written_as_a_decimal_of_at_most_six_decimals(long numerator, long denominator, string text) =>
        Assert.That(new Ratio(numerator, denominator).ToDecimal().ToString(CultureInfo.InvariantCulture), Is.EqualTo(text));
}
