using System.Numerics;

namespace StockStats.ServiceInterface.Prices.Adjustments;

/// <summary>
/// What a whole number is multiplied by: an exact fraction where both terms fit 62 bits, as splits do, else 128 significant bits (38 digits).
/// </summary>
internal readonly struct PriceFactor
{
    /// <summary>What stands for a product that does not fit 63 bits.</summary>
    public const long TooLarge = -1;

    public static readonly PriceFactor One = new(1, 1);

    private const int ExactBits = 62;
    private const int WordBits = 64;
    private const int MantissaBits = 128;

    private readonly long _numerator;
    private readonly long _denominator; // 0 where the mantissa counts
    private readonly UInt128 _mantissa; // the factor × 2^shift, its highest bit set
    private readonly int _shift;

    private PriceFactor(long numerator, long denominator) => (_numerator, _denominator) = (numerator, denominator);

    private PriceFactor(UInt128 mantissa, int shift) => (_mantissa, _shift) = (mantissa, shift);

    public static PriceFactor Of(BigRatio ratio)
    {
        var (above, below) = (ratio.Numerator, ratio.Denominator);
        if (above.GetBitLength() <= ExactBits && below.GetBitLength() <= ExactBits) return new((long)above, (long)below);
        var shift = MantissaBits - (int)(above.GetBitLength() - below.GetBitLength());
        var mantissa = Scaled(above, below, shift);
        if (mantissa.GetBitLength() > MantissaBits) mantissa = Scaled(above, below, --shift);
        return new((UInt128)mantissa, shift);
    }

    /// <summary>value × factor, rounded half to even to a whole number; <see cref="TooLarge"/> where it does not fit.</summary>
    /// <param name="value">In the range [0, 2^63).</param>
    public long Apply(long value) => _denominator switch
    {
        0 => ApplyMantissa((ulong)value),
        1 when _numerator == 1 => value,
        _ => ApplyFraction(value),
    };

    private long ApplyFraction(long value)
    {
        var product = (Int128)value * _numerator;
        if (product <= long.MaxValue)
        {
            var (quotient, rest) = Math.DivRem((long)product, _denominator);
            var other = _denominator - rest;
            return rest > other || (rest == other && long.IsOddInteger(quotient)) ? quotient + 1 : quotient;
        }

        var rounded = ExactNumber.DivideHalfEven(product, _denominator);
        return rounded > long.MaxValue ? TooLarge : (long)rounded;
    }

    /// <summary>The product has 192 bits: two words above a low one, which only the rounding sees.</summary>
    private long ApplyMantissa(ulong value)
    {
        var down = _shift - WordBits;
        if (down <= 0) return value == 0 ? 0 : TooLarge;
        if (down >= MantissaBits) return 0;
        var under = (UInt128)value * (ulong)(_mantissa & ulong.MaxValue);
        var product = (UInt128)value * (ulong)(_mantissa >> WordBits) + (under >> WordBits);
        var low = (ulong)(under & ulong.MaxValue);
        var quotient = product >> down;
        var rest = product - (quotient << down);
        var half = UInt128.One << (down - 1);
        if (rest > half || (rest == half && (low > 0 || UInt128.IsOddInteger(quotient)))) quotient++;
        return quotient > long.MaxValue ? TooLarge : (long)quotient;
    }

    private static BigInteger Scaled(BigInteger above, BigInteger below, int shift) =>
        shift >= 0 ? (above << shift) / below : above / (below << -shift);
}
