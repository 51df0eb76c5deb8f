using System.Globalization;

namespace StockStats.ServiceInterface.Prices;

/// <summary>
/// A price as a whole number of millionths: exact, small and fast to add. Six decimals are what the service promises to keep.
/// </summary>
/// <param name="Millionths">The price × 1,000,000.</param>
public readonly record struct Price(long Millionths) : IComparable<Price>
{
    /// <summary>Decimals kept: 6.</summary>
    public const int Decimals = 6;

    /// <summary>Millionths in one unit of currency: 1,000,000.</summary>
    public const long Unit = 1_000_000;

    /// <summary>Highest price accepted, inclusive: 100,000,000 (1e8).</summary>
    public static readonly Price Max = new(100_000_000 * Unit);

    /// <summary>The price in its shortest form: 114.5, not 114.500000.</summary>
    public decimal ToDecimal() => ExactNumber.ToDecimal(Millionths, Decimals);

    /// <summary>Reads a decimal; more than six decimals are rounded half to even.</summary>
    /// <exception cref="OverflowException">The value is outside what 64 bits of millionths hold (about ±9.2e12).</exception>
    public static Price FromDecimal(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var (low, middle, high, signAndScale) = (parts[0], parts[1], parts[2], parts[3]);
        // As a column of six decimals has it: the millionths are there already.
        if (((signAndScale >> 16) & byte.MaxValue) == Decimals && high == 0 && middle >= 0)
        {
            var millionths = unchecked(((long)middle << 32) | (uint)low);
            return new(signAndScale < 0 ? -millionths : millionths);
        }

        return new(decimal.ToInt64(decimal.Round(value * Unit, 0, MidpointRounding.ToEven)));
    }

    /// <summary>
    /// Reads plain decimal notation (<c>-?digits[.digits]</c>; no exponent, no thousands separators, no white space).
    /// Decimals after the sixth are rounded half to even, however many there are.
    /// </summary>
    /// <param name="text">The text, for example <c>236.13099999999997</c>.</param>
    /// <param name="price">The price read; zero where the answer is false.</param>
    /// <param name="rounded">Whether decimals other than zero were cut off.</param>
    /// <returns>False where the text is not such a number, or its size is above about 9.2e12.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Price price, out bool rounded)
    {
        rounded = false;
        if (TryParseShort(text, out price)) return true;
        var negative = text is ['-', ..];
        var digits = negative ? text[1..] : text;
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? [] : digits[(point + 1)..];
        if (whole.IsEmpty || (point >= 0 && fraction.IsEmpty) || !AllDigits(whole) || !AllDigits(fraction)) return false;
        if (!long.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var units) || units > long.MaxValue / Unit - 1)
            return false;

        var millionths = units * Unit + Leading(fraction) + RoundUp(fraction, out rounded, Leading(fraction));
        price = new(negative ? -millionths : millionths);
        return true;
    }

    /// <summary>Reads the usual price in one go: 1 to 12 digits, and 1 to 6 after a point. Leaves anything else to the rest.</summary>
    private static bool TryParseShort(ReadOnlySpan<char> text, out Price price)
    {
        const int LongestWhole = 12;
        price = default;
        var point = text.IndexOf('.');
        var decimals = point < 0 ? 0 : text.Length - point - 1;
        var whole = point < 0 ? text.Length : point;
        if (whole is 0 or > LongestWhole || decimals > Decimals || (point >= 0 && decimals == 0)) return false;
        var value = 0L;
        for (var i = 0; i < text.Length; i++)
        {
            if (i == point) continue;
            if (text[i] is < '0' or > '9') return false;
            value = value * 10 + (text[i] - '0');
        }

        for (; decimals < Decimals; decimals++) value *= 10;
        price = new(value);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(Price other) => Millionths.CompareTo(other.Millionths);

    /// <summary>Invariant shortest form.</summary>
    public override string ToString() => ToDecimal().ToString(CultureInfo.InvariantCulture);

    public static bool operator <(Price left, Price right) => left.Millionths < right.Millionths;
    public static bool operator >(Price left, Price right) => left.Millionths > right.Millionths;
    public static bool operator <=(Price left, Price right) => left.Millionths <= right.Millionths;
    public static bool operator >=(Price left, Price right) => left.Millionths >= right.Millionths;

    private static bool AllDigits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>The first six decimals as a number.</summary>
    private static long Leading(ReadOnlySpan<char> fraction)
    {
        var value = 0L;
        for (var i = 0; i < Decimals; i++) value = value * 10 + (i < fraction.Length ? fraction[i] - '0' : 0);
        return value;
    }

    /// <summary>1 where the decimals after the sixth round the kept ones up, half to even; else 0.</summary>
    private static int RoundUp(ReadOnlySpan<char> fraction, out bool rounded, long kept)
    {
        var tail = fraction.Length > Decimals ? fraction[Decimals..] : [];
        rounded = tail.IndexOfAnyExcept('0') >= 0;
        if (!rounded || tail[0] < '5') return 0;
        var isHalf = tail[0] == '5' && tail[1..].IndexOfAnyExcept('0') < 0;
        return isHalf && kept % 2 == 0 ? 0 : 1;
    }
}
