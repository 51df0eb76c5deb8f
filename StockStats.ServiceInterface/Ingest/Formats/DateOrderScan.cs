using StockStats.ServiceInterface.Ingest.Rows;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>
/// Finds the order of the numbers in a column of dates before it is read: a number above 12 is no month. One look at all of the rows, in
/// constant memory.
/// </summary>
internal sealed class DateOrderScan
{
    private Place? _dayFirst;
    private Place? _monthFirst;
    private Place? _either;

    /// <summary>The order of the content's dates.</summary>
    /// <param name="format">How it is written.</param>
    /// <param name="content">From its first byte. Left open, at its end.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    /// <exception cref="ContentRefusedException">The dates do not say, or contradict each other; the message says what the user can.</exception>
    public static DateOrder Find(IPriceFormat format, Stream content, CancellationToken cancellationToken)
    {
        var scan = new DateOrderScan();
        foreach (var row in format.Read(content, DateOrder.YearMonthDay))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (DayText.DayAndMonth(row.Date.Span) is { } numbers) scan.Take(row, numbers.First, numbers.Second);
        }

        return scan.Order();
    }

    private void Take(RawRow row, int first, int second)
    {
        var (dayFirst, monthFirst) = (AreDayAndMonth(first, second), AreDayAndMonth(second, first));
        if (dayFirst && !monthFirst) _dayFirst ??= Place.Of(row);
        else if (monthFirst && !dayFirst) _monthFirst ??= Place.Of(row);
        else if (dayFirst && first != second) _either ??= Place.Of(row);
    }

    private DateOrder Order() => (_dayFirst, _monthFirst, _either) switch
    {
        ({ } day, { } month, _) => throw ContentRefusedException.NotPrices(
            $"its dates are written in two orders: {day} begins with the day, {month} with the month; " +
            "say --date-order dmy or mdy, and the rows of the other one are rejected"),
        ({ }, null, _) => DateOrder.DayMonthYear,
        (null, null, { } either) => throw ContentRefusedException.NotPrices(
            $"its dates can be read two ways, the day first or the month first: no date in it has a number above 12, the first is {either}; " +
            "say --date-order dmy or mdy"),
        _ => DateOrder.MonthDayYear,
    };

    private static bool AreDayAndMonth(int day, int month) => day is >= 1 and <= 31 && month is >= 1 and <= 12;

    /// <summary>A date, and where it stands.</summary>
    private sealed record Place(string Text, long Line)
    {
        public static Place Of(RawRow row) => new(Excerpt.Of(row.Date.Span), row.Line);

        public override string ToString() => $"'{Text}' at line {Line}";
    }
}
