using System.Buffers;
using System.Globalization;
using StockStats.ServiceInterface.Ingest.Rows;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>Numbers as vendors write them, made plain: <c>$1,234.50</c>, <c>1.2345e7</c>, <c>49.39M</c>.</summary>
internal static class NumberText
{
    /// <summary>Longest text that is made plain, and longest that comes of it.</summary>
    public const int Longest = 48;

    /// <summary>Largest number before a unit: beyond it no volume is.</summary>
    private const decimal LargestCount = 1_000_000_000_000_000m;

    private static readonly SearchValues<char> Plain = SearchValues.Create("0123456789.-");

    /// <summary>
    /// Makes a number plain: without <c>$</c> before it, without commas between groups of three digits, without an exponent.
    /// </summary>
    /// <returns>False where it is plain already, or not such a number.</returns>
    public static bool TryPlain(ReadOnlySpan<char> text, Span<char> plain, out int length)
    {
        length = 0;
        if (text.Length is 0 or > Longest || !text.ContainsAnyExcept(Plain)) return false;
        Span<char> digits = stackalloc char[Longest];
        if (!TryUngroup(text[0] == '$' ? text[1..] : text, digits, out var count)) return false;
        var number = digits[..count];
        if (number.ContainsAny('e', 'E')) return TryExpand(number, plain, out length);
        if (!PlainNumber.Is(number)) return false;
        number.CopyTo(plain);
        length = count;
        return true;
    }

    /// <summary>Makes a volume plain that may have a unit, thousands (K), millions (M) or billions (B): half a share is rounded to even.</summary>
    /// <returns>False where it is plain already, or not such a number.</returns>
    public static bool TryPlainVolume(ReadOnlySpan<char> text, Span<char> plain, out int length)
    {
        length = 0;
        if (text.Length is < 2 or > Longest || Unit(text[^1]) is not { } unit) return TryPlain(text, plain, out length);
        Span<char> digits = stackalloc char[Longest];
        if (!TryUngroup(text[..^1], digits, out var used) || !PlainNumber.Is(digits[..used])) return false;
        return decimal.TryParse(digits[..used], NumberStyles.Number, CultureInfo.InvariantCulture, out var count)
            && Math.Abs(count) <= LargestCount
            && decimal.Round(count * unit, 0, MidpointRounding.ToEven).TryFormat(plain, out length, "0", CultureInfo.InvariantCulture);
    }

    private static decimal? Unit(char letter) => letter switch
    {
        'K' or 'k' => 1_000m,
        'M' or 'm' => 1_000_000m,
        'B' or 'b' => 1_000_000_000m,
        _ => null,
    };

    /// <summary>Copies a number without its commas, which have to stand before every third digit.</summary>
    private static bool TryUngroup(ReadOnlySpan<char> text, Span<char> digits, out int length)
    {
        length = 0;
        var end = text.IndexOf('.') is var point and >= 0 ? point : text.Length;
        var whole = text[..end];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != ',') digits[length++] = text[i];
            else if (!EndsGroup(whole, i)) return false;
        }

        return length > 0;
    }

    /// <summary>Whether one to three digits stand before a comma, and three up to the next comma or the end.</summary>
    private static bool EndsGroup(ReadOnlySpan<char> whole, int comma)
    {
        if (comma >= whole.Length) return false;
        var before = whole[..comma];
        var previous = before.LastIndexOf(',');
        var leading = before[(previous + 1)..].TrimStart('-');
        var next = whole[(comma + 1)..].IndexOf(',') is var at and >= 0 ? at : whole.Length - comma - 1;
        return next == 3 && (previous < 0 ? leading.Length is >= 1 and <= 3 : leading.Length == 3);
    }

    private static bool TryExpand(ReadOnlySpan<char> number, Span<char> plain, out int length)
    {
        length = 0;
        const NumberStyles Scientific = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingSign;
        return decimal.TryParse(number, Scientific, CultureInfo.InvariantCulture, out var value)
            && value.TryFormat(plain, out length, provider: CultureInfo.InvariantCulture);
    }
}
