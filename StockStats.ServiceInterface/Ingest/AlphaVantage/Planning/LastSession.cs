using StockStats.ServiceInterface.Ingest.Quota;

namespace StockStats.ServiceInterface.Ingest.AlphaVantage.Planning;

/// <summary>
/// Which session is the latest that is over on every exchange AlphaVantage has: New York closes last of them. Holidays are not known.
/// </summary>
internal static class LastSession
{
    /// <summary>Days between two sessions where there are the most: a long weekend with another holiday beside it.</summary>
    private const int LongestBreak = 5;

    /// <summary>From midnight to the close of a weekday, on which no clock changes.</summary>
    private static readonly TimeSpan Close = TimeSpan.FromHours(16);

    /// <summary>How long after the close the day's bar may take to appear.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromHours(4);

    /// <summary>The latest weekday whose close has passed.</summary>
    public static DateOnly At(DateTimeOffset now)
    {
        var midnight = EasternDay.Of(now).Start;
        var day = DateOnly.FromDateTime(midnight.UtcDateTime);
        if (now - midnight < Close) day = day.AddDays(-1);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) day = day.AddDays(-1);
        return day;
    }

    /// <summary>
    /// Whether asking for prices again can bring no further session: the latest one is stored, or was asked for after it had settled and
    /// was not there, so that it was a holiday.
    /// </summary>
    /// <param name="last">The last stored final day.</param>
    /// <param name="asOf">When prices were last fetched; null: not known.</param>
    /// <param name="now">The moment.</param>
    public static bool IsStored(DateOnly last, DateTimeOffset? asOf, DateTimeOffset now)
    {
        var session = At(now);
        if (last >= session) return true;
        return asOf >= SettledAt(session) && session.DayNumber - last.DayNumber <= LongestBreak;
    }

    private static DateTimeOffset SettledAt(DateOnly session)
    {
        var noon = new DateTimeOffset(session.ToDateTime(new(12, 0)), TimeSpan.Zero);
        return EasternDay.Of(noon).Start + Close + Settling;
    }
}
