using System.Globalization;

namespace Messaging.Binding;

/// <summary>
/// Decimals as text: digits, with a point and an exponent where needed. A number that <see cref="decimal"/> could only hold
/// rounded is refused: nobody would see that it was changed.
/// </summary>
internal static class DecimalText
{
    public const string Expected = "a number";

    /// <summary>Digits, and decimals, that a decimal holds of any number: 28.</summary>
    private const int Digits = 28;

    public static bool TryParse(ReadOnlySpan<char> text, out decimal value) =>
        decimal.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out value)
        && IsExact(text);

    /// <param name="text">A number that could be read.</param>
    private static bool IsExact(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny('e', 'E');
        if (end < 0 && text.Length <= Digits)
            return true;
        var exponent = 0;
        if (end >= 0 && !int.TryParse(text[(end + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            return false;
        var number = (end < 0 ? text : text[..end]).TrimStart("+-");
        var point = number.IndexOf('.');
        var whole = (point < 0 ? number : number[..point]).TrimStart('0');
        var fraction = point < 0 ? [] : number[(point + 1)..].TrimEnd('0');
        var significant = whole.IsEmpty ? fraction.TrimStart('0').Length : whole.Length + fraction.Length;
        return significant == 0 || (significant <= Digits && fraction.Length - (long)exponent <= Digits);
    }
}
