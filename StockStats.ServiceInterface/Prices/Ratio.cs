namespace StockStats.ServiceInterface.Prices;

/// <summary>A positive fraction in lowest terms.</summary>
/// <param name="Numerator">Above zero.</param>
/// <param name="Denominator">Above zero.</param>
public readonly record struct Ratio(long Numerator, long Denominator)
{
    /// <summary>Largest denominator of a fraction that still counts as a simple one: 50.</summary>
    public const int MaxSimpleDenominator = 50;

    /// <summary>Millionths, the finest part of a factor that is read: vendors send at most six decimals.</summary>
    private const long Scale = 1_000_000;

    /// <summary>
    /// Finds the fraction with the smallest denominator that the vendor's decimal is the rounding of: 0.3333 is 1/3, 1.5000 is 3/2.
    /// The factor counts as known to half a unit of its last decimal, but to no less than four decimals: vendors drop trailing zeros.
    /// </summary>
    /// <returns>False where no denominator up to <see cref="MaxSimpleDenominator"/> fits.</returns>
    public static bool TrySimple(decimal factor, out Ratio ratio)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(factor, 0m);
        ratio = default;
        if (factor > long.MaxValue / Scale) return false;
        var tolerance = 0.5m / (decimal)Math.Pow(10, Math.Max(factor.Scale, (byte)4));
        for (var q = 1; q <= MaxSimpleDenominator; q++)
        {
            var p = decimal.Round(factor * q);
            if (p < 1 || Math.Abs(p / q - factor) > tolerance) continue;
            ratio = new((long)p, q);
            return true;
        }

        return false;
    }

    /// <summary>The decimal itself, rounded to six decimals, as a fraction: 1.046 is 523/500.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor rounds to zero, or is above about 9.2e12.</exception>
    public static Ratio Exact(decimal factor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(factor, 0m);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(factor, long.MaxValue / Scale);
        var numerator = (long)decimal.Round(factor * Scale);
        if (numerator == 0) throw new ArgumentOutOfRangeException(nameof(factor), factor, "A factor is at least 0.000001.");
        var divisor = Gcd(numerator, Scale);
        return new(numerator / divisor, Scale / divisor);
    }

    /// <summary>The fraction as a decimal of at most six decimals, rounded half to even, in its shortest form.</summary>
    public decimal ToDecimal() =>
        ExactNumber.ToDecimal(ExactNumber.DivideHalfEven((Int128)Numerator * Price.Unit, Denominator), Price.Decimals);

    private static long Gcd(long a, long b) => b == 0 ? a : Gcd(b, a % b);
}
