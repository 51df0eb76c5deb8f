using System.Globalization;

namespace Messaging.Binding;

/// <summary>
/// Days as text: <c>YYYY-MM-DD</c>, also with a zero time after it (<c>T00:00:00</c>, <c>T00:00:00.000</c>), with or without
/// <c>Z</c> or <c>+00:00</c>. Any other time is no day.
/// </summary>
internal static class DateText
{
    public const string Expected = "a date as YYYY-MM-DD";

    private const string Format = "yyyy-MM-dd";
    private const string Midnight = "T00:00:00";

    public static bool TryParse(ReadOnlySpan<char> text, out DateOnly value)
    {
        if (text.Length >= Format.Length && IsZeroTime(text[Format.Length..]))
            return DateOnly.TryParseExact(text[..Format.Length], Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
        value = default;
        return false;
    }

    private static bool IsZeroTime(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty)
            return true;
        if (!rest.StartsWith(Midnight, StringComparison.Ordinal))
            return false;
        rest = rest[Midnight.Length..];
        if (rest is ['.', '0', ..])
            rest = rest[1..].TrimStart('0');
        return rest is "" or "Z" or "+00:00";
    }
}
