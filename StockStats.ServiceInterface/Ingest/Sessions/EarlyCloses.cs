namespace StockStats.ServiceInterface.Ingest.Sessions;

/// <summary>The days on which exchanges end early every year, by the rules in force. Days closed for a single occasion need no rule: they have no bar.</summary>
internal static class EarlyCloses
{
    private static readonly TimeOnly HalfPastTwelve = new(12, 30);
    private static readonly TimeOnly One = new(13, 0);
    private static readonly TimeOnly Two = new(14, 0);
    private static readonly TimeOnly FivePastTwo = new(14, 5);

    /// <summary>13:00 on the day before Independence Day, the day after Thanksgiving, and Christmas Eve.</summary>
    public static TimeOnly? UnitedStates(DateOnly day) => IsBeforeIndependenceDay(day) || IsAfterThanksgiving(day) || IsChristmasEve(day) ? One : null;

    /// <summary>13:00 on Christmas Eve.</summary>
    public static TimeOnly? Canada(DateOnly day) => day is { Month: 12, Day: 24 } ? One : null;

    /// <summary>12:30 on the last weekday up to Christmas Eve and up to New Year's Eve.</summary>
    public static TimeOnly? London(DateOnly day) => day == LastWeekday(new(day.Year, 12, 24)) || day == LastWeekday(new(day.Year, 12, 31)) ? HalfPastTwelve : null;

    /// <summary>14:05 on Christmas Eve and New Year's Eve.</summary>
    public static TimeOnly? Euronext(DateOnly day) => day is { Month: 12, Day: 24 or 31 } ? FivePastTwo : null;

    /// <summary>14:00 on the year's last trading day: the exchange is closed on New Year's Eve.</summary>
    public static TimeOnly? Xetra(DateOnly day) => day == LastWeekday(new(day.Year, 12, 30)) ? Two : null;

    /// <summary>Where Independence Day is a Tuesday to Friday. On a Saturday it is kept on the Friday, with an ordinary Thursday before it.</summary>
    private static bool IsBeforeIndependenceDay(DateOnly day) => day is { Month: 7, Day: 3, DayOfWeek: >= DayOfWeek.Monday and <= DayOfWeek.Thursday };

    /// <summary>The day after the fourth Thursday of November.</summary>
    private static bool IsAfterThanksgiving(DateOnly day) => day is { Month: 11, DayOfWeek: DayOfWeek.Friday, Day: >= 23 and <= 29 };

    /// <summary>A Friday is a holiday instead: Christmas is then a Saturday.</summary>
    private static bool IsChristmasEve(DateOnly day) => day is { Month: 12, Day: 24, DayOfWeek: >= DayOfWeek.Monday and <= DayOfWeek.Thursday };

    private static DateOnly LastWeekday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(-2),
        _ => day,
    };
}
