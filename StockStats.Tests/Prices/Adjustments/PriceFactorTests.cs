using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using StockStats.ServiceInterface.Prices.Adjustments;

namespace StockStats.Tests.Prices.Adjustments;

[TestFixture]
public sealed class PriceFactorTests
{
    // 1/2: 1.5 to 2, 2.5 to 2. 1/14: 7/14 = 0.5 to 0, 21/14 = 1.5 to 2: ties that a rounded factor would miss.
    [TestCase(3, 1, 2, 2)]
    [TestCase(5, 1, 2, 2)]
    [TestCase(7, 1, 14, 0)]
    [TestCase(21, 1, 14, 2)]
    [TestCase(10, 2, 3, 7)]
    [TestCase(0, 7, 2, 0)]
    [TestCase(100_000_000_000_000, 1, 1, 100_000_000_000_000)]
    public void A_product_with_a_fraction_is_rounded_half_to_even(long value, long numerator, long denominator, long expected) =>
        Assert.That(PriceFactor.Of(new(numerator, denominator)).Apply(value), Is.EqualTo(expected));

    [Test]
    public void A_product_that_does_not_fit_says_so() => Assert.Multiple(() =>
    {
        Assert.That(PriceFactor.Of(new(1L << 40, 3)).Apply(1L << 40), Is.EqualTo(PriceFactor.TooLarge));
        Assert.That(PriceFactor.Of(new(BigInteger.Pow(10, 60), BigInteger.Pow(7, 10))).Apply(1), Is.EqualTo(PriceFactor.TooLarge));
        Assert.That(PriceFactor.Of(new(BigInteger.Pow(7, 10), BigInteger.Pow(10, 60))).Apply(long.MaxValue), Is.Zero);
    });

    [Test]
    public void Any_product_with_a_long_fraction_is_the_exact_one_rounded() => Prop.ForAll(
        Gen.Choose(1, int.MaxValue).ArrayOf(6).ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (terms, price) =>
    {
        // Neither term fits 62 bits; a tie would need a price beyond 2^62.
        var (above, below) = (((BigInteger)terms[0] << 60) + ((BigInteger)terms[1] << 30) + terms[2], ((BigInteger)terms[3] << 60) + ((BigInteger)terms[4] << 30) + terms[5]);
        var exact = (2 * above * price + below) / (2 * below);
        return PriceFactor.Of(new(above, below)).Apply(price) == (exact > long.MaxValue ? PriceFactor.TooLarge : (long)exact);
    }).QuickCheckThrowOnFailure();

    [Test]
    public void A_century_of_dividends_keeps_more_than_28_digits()
    {
        // 400 dividends of 0.76 at a close of 99.37, against the exact power.
        var (product, once) = (BigRatio.One, new BigRatio(9937, 10013));
        for (var i = 0; i < 400; i++) product = product.Times(once);

        var exact = BigInteger.Pow(9937, 400) * BigInteger.Pow(10, 100) / BigInteger.Pow(10013, 400);
        var ours = product.Numerator * BigInteger.Pow(10, 100) / product.Denominator;

        Assert.That(BigInteger.Abs(exact - ours), Is.LessThan(exact / BigInteger.Pow(10, 60)));
    }
}
