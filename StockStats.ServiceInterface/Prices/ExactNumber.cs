namespace StockStats.ServiceInterface.Prices;

/// <summary>Whole-number arithmetic behind the exact figures: quotients rounded half to even, and decimals in their shortest form.</summary>
internal static class ExactNumber
{
    /// <summary>units / 10^decimals as a decimal without trailing zeros after the point.</summary>
    /// <param name="units">Its size is below 2^96, which a decimal holds.</param>
    /// <param name="decimals">In the range [0, 28].</param>
    public static decimal ToDecimal(Int128 units, int decimals)
    {
        while (decimals > 0 && units % 10 == 0)
        {
            units /= 10;
            decimals--;
        }

        var size = Int128.Abs(units);
        unchecked
        {
            return new decimal((int)size, (int)(size >> 32), (int)(size >> 64), Int128.IsNegative(units), (byte)decimals);
        }
    }

    /// <summary>dividend / divisor rounded to a whole number, ties to the even neighbour.</summary>
    /// <param name="dividend">Any value.</param>
    /// <param name="divisor">Above zero.</param>
    public static Int128 DivideHalfEven(Int128 dividend, Int128 divisor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(divisor, Int128.Zero);
        var (quotient, rest) = Int128.DivRem(dividend, divisor);
        var below = Int128.Abs(rest);
        var above = divisor - below;
        var away = below > above || (below == above && !Int128.IsEvenInteger(quotient));
        return away ? quotient + Int128.Sign(dividend) : quotient;
    }
}
