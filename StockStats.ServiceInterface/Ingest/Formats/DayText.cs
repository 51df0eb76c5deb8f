using System.Globalization;
using StockStats.ServiceInterface.Ingest.Rows;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>
/// Days as vendors write them: three numbers between <c>-</c>, <c>/</c> or <c>.</c>, eight digits, or with a month's English name; a time of
/// midnight and an offset from UTC may follow. The day is the one that is written, wherever it is midnight.
/// </summary>
internal static class DayText
{
    private static readonly string[] Named = ["MMM d, yyyy", "MMMM d, yyyy", "d MMM yyyy", "d-MMM-yyyy"];

    /// <summary>Reads a day of the calendar with a year of four digits.</summary>
    /// <param name="text">Without white space around it.</param>
    /// <param name="order">How to read numbers that do not begin with the year.</param>
    /// <param name="day">The day, where the answer is true.</param>
    public static bool TryParse(ReadOnlySpan<char> text, DateOrder order, out DateOnly day)
    {
        text = WithoutMidnight(text);
        if (IsoDay.TryParse(text, out day)) return true;
        if (Numbers(text) is not { } numbers) return TryUnusual(text, out day);
        return numbers.BeginsWithYear
            ? TryDay(numbers.First, numbers.Second, numbers.Third, out day)
            : order switch
            {
                DateOrder.DayMonthYear => TryDay(numbers.Third, numbers.Second, numbers.First, out day),
                DateOrder.MonthDayYear => TryDay(numbers.Third, numbers.First, numbers.Second, out day),
                _ => false,
            };
    }

    /// <summary>The two numbers before a year, of which one is the day and one the month; null where the text is no such date.</summary>
    public static (int First, int Second)? DayAndMonth(ReadOnlySpan<char> text) =>
        Numbers(WithoutMidnight(text)) is { BeginsWithYear: false } numbers ? (numbers.First, numbers.Second) : null;

    /// <summary>The date in front of a time of day other than midnight; empty where there is none.</summary>
    public static ReadOnlySpan<char> OfPartOfDay(ReadOnlySpan<char> text) =>
        TimeAt(text) is > 0 and var at && WithoutMidnight(text).Length == text.Length && text[at..].Contains(':') ? text[..at] : [];

    private static int TimeAt(ReadOnlySpan<char> text)
    {
        const int ShortestDate = 8;
        return text.Length > ShortestDate && text[ShortestDate..].IndexOfAny(' ', 'T') is >= 0 and var at ? at + ShortestDate : -1;
    }

    private static ReadOnlySpan<char> WithoutMidnight(ReadOnlySpan<char> text)
    {
        if (TimeAt(text) is not (> 0 and var at)) return text;
        var time = text[(at + 1)..];
        var zone = time.IndexOfAny('Z', '+', '-');
        var clock = zone < 0 ? time : time[..zone];
        var isMidnight = clock.StartsWith("00:00") && clock.IndexOfAnyExcept("0:.") < 0;
        return isMidnight && IsZone(zone < 0 ? [] : time[zone..]) ? text[..at] : text;
    }

    /// <summary>Nothing, <c>Z</c>, or an offset such as <c>-05:00</c>.</summary>
    private static bool IsZone(ReadOnlySpan<char> text) =>
        text is [] or "Z" || (text.Length is 5 or 6 && text[0] is '+' or '-' && !text[1..].ContainsAnyExceptInRange('0', ':'));

    private static bool TryUnusual(ReadOnlySpan<char> text, out DateOnly day)
    {
        day = default;
        if (text.Length == 8 && !text.ContainsAnyExceptInRange('0', '9'))
            return TryDay(Number(text[..4]), Number(text[4..6]), Number(text[6..]), out day);
        return text.Length > 8 && text.ContainsAnyInRange('A', 'z')
            && DateOnly.TryParseExact(text, Named, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }

    private static DateNumbers? Numbers(ReadOnlySpan<char> text)
    {
        var first = text.IndexOfAny('-', '/', '.');
        if (first < 1) return null;
        var rest = text[(first + 1)..];
        var second = rest.IndexOf(text[first]);
        if (second < 1) return null;
        var a = text[..first];
        var b = rest[..second];
        var c = rest[(second + 1)..];
        if (Number(a) is not (>= 0 and var one) || Number(b) is not (>= 0 and var two) || Number(c) is not (>= 0 and var three)) return null;
        if (a.Length == 4 && b.Length <= 2 && c.Length is 1 or 2) return new(one, two, three, BeginsWithYear: true);
        return a.Length <= 2 && b.Length <= 2 && c.Length == 4 ? new(one, two, three, BeginsWithYear: false) : null;
    }

    private static int Number(ReadOnlySpan<char> digits) =>
        digits.Length <= 4 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static bool TryDay(int year, int month, int dayOfMonth, out DateOnly day)
    {
        day = default;
        if (year < 1 || month is < 1 or > 12 || dayOfMonth < 1 || dayOfMonth > DateTime.DaysInMonth(year, month)) return false;
        day = new(year, month, dayOfMonth);
        return true;
    }

    private readonly record struct DateNumbers(int First, int Second, int Third, bool BeginsWithYear);
}
