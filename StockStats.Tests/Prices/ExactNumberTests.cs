using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using StockStats.ServiceInterface.Prices;

namespace StockStats.Tests.Prices;

[TestFixture]
public sealed class ExactNumberTests
{
    [TestCase(5, 2, 2)]
    [TestCase(7, 2, 4)]
    [TestCase(-5, 2, -2)]
    [TestCase(-7, 2, -4)]
    [TestCase(1, 3, 0)]
    [TestCase(2, 3, 1)]
    [TestCase(0, 7, 0)]
    public void Ties_go_to_the_even_neighbour(int dividend, int divisor, int expected) =>
        Assert.That(ExactNumber.DivideHalfEven(dividend, divisor), Is.EqualTo((Int128)expected));

    [Test]
    public void The_largest_operands_do_not_overflow()
    {
        Assert.That(ExactNumber.DivideHalfEven(Int128.MaxValue, Int128.MaxValue), Is.EqualTo(Int128.One));
        Assert.That(ExactNumber.DivideHalfEven(Int128.MaxValue - 1, Int128.MaxValue), Is.EqualTo(Int128.One));
    }

    [Test]
    public void Division_by_zero_or_less_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ExactNumber.DivideHalfEven(1, 0));

    [Test]
    public void Any_quotient_is_the_nearest_whole_number_and_of_two_the_even_one() => Prop.ForAll(AnyLong().ToArbitrary(), Gen.Choose(1, 1000).ToArbitrary(), (dividend, divisor) =>
    {
        var quotient = (BigInteger)ExactNumber.DivideHalfEven((Int128)dividend * dividend * Math.Sign(dividend), divisor);
        var twiceOff = BigInteger.Abs(quotient * divisor - (BigInteger)dividend * dividend * Math.Sign(dividend)) * 2;
        return twiceOff < divisor || (twiceOff == divisor && quotient.IsEven);
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Any_units_make_the_same_decimal_without_zeros_at_its_end() => Prop.ForAll(AnyLong().ToArbitrary(), Gen.Choose(0, 28).ToArbitrary(), (units, decimals) =>
    {
        var made = ExactNumber.ToDecimal(units, decimals);
        var hasTrailingZero = made.Scale > 0 && (BigInteger)(made * Pow10(made.Scale)) % 10 == 0;
        return made == new decimal(units) / Pow10(decimals) && !hasTrailingZero;
    }).QuickCheckThrowOnFailure();

    [Test]
    public void All_96_bits_of_a_decimal_are_filled() =>
        Assert.That(ExactNumber.ToDecimal(((Int128)1 << 96) - 1, 0), Is.EqualTo(decimal.MaxValue));

    private static decimal Pow10(int exponent) => Enumerable.Repeat(10m, exponent).Aggregate(1m, (product, ten) => product * ten);

    private static Gen<long> AnyLong() => Gen.Choose(int.MinValue, int.MaxValue).Two().Select(parts => (long)parts.Item1 * parts.Item2 / 4);
}
