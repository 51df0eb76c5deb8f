using System.Numerics;

namespace StockStats.ServiceInterface.Prices.Adjustments;

/// <summary>
/// A positive fraction: exact while its terms fit 512 bits, some 20 dividends; after that each product is off by less than 1e-100, so that
/// a century of dividends stays far beyond the 28 digits that are promised.
/// </summary>
internal readonly record struct BigRatio(BigInteger Numerator, BigInteger Denominator)
{
    private const int KeptBits = 512;

    public static readonly BigRatio One = new(BigInteger.One, BigInteger.One);

    public bool IsOne => Numerator == Denominator;

    public BigRatio Inverse => new(Denominator, Numerator);

    public BigRatio Times(BigRatio other)
    {
        var (numerator, denominator) = (Numerator * other.Numerator, Denominator * other.Denominator);
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        (numerator, denominator) = (numerator / common, denominator / common);
        var excess = (int)(Math.Max(numerator.GetBitLength(), denominator.GetBitLength()) - KeptBits);
        return excess <= 0 ? new(numerator, denominator) : new(numerator >> excess, denominator >> excess);
    }
}
