namespace StockStats.ServiceInterface.Ingest.Quota;

/// <summary>A day on a US exchange's calendar, from midnight to midnight: 23 or 25 hours where the clocks change.</summary>
/// <param name="Start">Its midnight, inclusive, in UTC.</param>
/// <param name="End">The next midnight, exclusive, in UTC.</param>
internal readonly record struct EasternDay(DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>
    /// The rule since 2007 (15 U.S.C. 260a), written here because small container images have no time zone data to look it up in.
    /// </summary>
    private static readonly TimeZoneInfo UsEastern = TimeZoneInfo.CreateCustomTimeZone(
        "US/Eastern", TimeSpan.FromHours(-5), "US/Eastern", "EST", "EDT",
        [
            TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
                DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1), AtTwo(month: 3, sunday: 2), AtTwo(month: 11, sunday: 1)),
        ]);

    /// <summary>The day that a moment belongs to.</summary>
    public static EasternDay Of(DateTimeOffset moment)
    {
        var date = TimeZoneInfo.ConvertTime(moment, UsEastern).Date;
        return new(Midnight(date), Midnight(date.AddDays(1)));
    }

    /// <summary>Whether a moment belongs to this day.</summary>
    public bool Contains(DateTimeOffset moment) => Start <= moment && moment < End;

    /// <summary>The clocks change at two in the morning, so that there is one midnight each day.</summary>
    private static DateTimeOffset Midnight(DateTime date) => new DateTimeOffset(date, UsEastern.GetUtcOffset(date)).ToUniversalTime();

    private static TimeZoneInfo.TransitionTime AtTwo(int month, int sunday) =>
        TimeZoneInfo.TransitionTime.CreateFloatingDateRule(DateTime.MinValue.AddHours(2), month, sunday, DayOfWeek.Sunday);
}
