using System.Globalization;

namespace StockStats.ServiceInterface.Ingest.Rows;

/// <summary>Plain decimal notation: <c>-?digits[.digits]</c>, whatever its length.</summary>
internal static class PlainNumber
{
    /// <summary>Whether the text is such a number, of any size.</summary>
    public static bool Is(ReadOnlySpan<char> text)
    {
        var digits = text is ['-', ..] ? text[1..] : text;
        var point = digits.IndexOf('.');
        return point < 0 ? AllDigits(digits) : AllDigits(digits[..point]) && AllDigits(digits[(point + 1)..]);
    }

    /// <summary>Whether the number has no digit other than zero after its point.</summary>
    public static bool IsWhole(ReadOnlySpan<char> number) => Fraction(number).IndexOfAnyExcept('0') < 0;

    /// <summary>The digits before the point, with the sign.</summary>
    public static ReadOnlySpan<char> Whole(ReadOnlySpan<char> number) =>
        number.IndexOf('.') is var point and >= 0 ? number[..point] : number;

    /// <summary>Reads a number of at most 28 digits before its point; decimals beyond the type's own are rounded.</summary>
    public static bool TryDecimal(ReadOnlySpan<char> number, out decimal value) =>
        decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);

    private static ReadOnlySpan<char> Fraction(ReadOnlySpan<char> number) =>
        number.IndexOf('.') is var point and >= 0 ? number[(point + 1)..] : [];

    private static bool AllDigits(ReadOnlySpan<char> text) => !text.IsEmpty && text.IndexOfAnyExceptInRange('0', '9') < 0;
}
