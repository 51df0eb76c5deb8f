namespace StockStats.ServiceInterface.Prices;

/// <summary>Whole-number arithmetic behind the exact figures: quotients rounded half to even, and decimals in their shortest form.</summary>
internal static class ExactNumber
{
    /// <summary>units / 10^decimals as a decimal without trailing zeros after the point.</summary>
    /// <param name="units">Its size is below 2^96, which a decimal holds.</param>
    /// <param name="decimals">In the range [0, 28].</param>
    public static decimal ToDecimal(Int128 units, int decimals)
    {
        var size = Int128.Abs(units);
        if (size <= ulong.MaxValue) return ToDecimal((ulong)size, Int128.IsNegative(units), decimals);
        while (decimals > 0 && size % 10 == 0)
        {
            size /= 10;
            decimals--;
        }

        unchecked
        {
            return new decimal((int)size, (int)(size >> 32), (int)(size >> 64), Int128.IsNegative(units), (byte)decimals);
        }
    }

    /// <summary>The same for what most figures are: division of 128 bits takes many times as long.</summary>
    private static decimal ToDecimal(ulong size, bool isNegative, int decimals)
    {
        for (; decimals > 0; decimals--)
        {
            var (tenth, rest) = Math.DivRem(size, 10);
            if (rest != 0) break;
            size = tenth;
        }

        unchecked
        {
            return new decimal((int)size, (int)(size >> 32), 0, isNegative, (byte)decimals);
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
