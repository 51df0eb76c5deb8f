using Cronos;
using StockStats.ServiceInterface;

namespace StockStats.Scheduling;

/// <summary>When a server ingests by itself.</summary>
/// <param name="cron">The times of a day and the days.</param>
/// <param name="zone">The zone of those times.</param>
internal sealed class IngestSchedule(CronExpression cron, TimeZoneInfo zone)
{
    private const string Example = "'30 18 * * 1-5', which is 18:30 from Monday to Friday";

    /// <summary>The schedule of the settings; null where there is none.</summary>
    /// <exception cref="WrongSettingException">The expression or the zone cannot be read, or no time ever fits.</exception>
    public static IngestSchedule? Read(IngestSettings settings)
    {
        if (string.IsNullOrWhiteSpace(settings.Schedule)) return null;
        var schedule = new IngestSchedule(ReadCron(settings.Schedule), ReadZone(settings.ScheduleZone));
        return schedule.Next(DateTimeOffset.UtcNow) is not null
            ? schedule
            : throw new WrongSettingException($"Ingest:Schedule is '{settings.Schedule}', a time that never comes: expected one such as {Example}");
    }

    /// <summary>The next time after a moment; null where there is none.</summary>
    public DateTimeOffset? Next(DateTimeOffset after) => cron.GetNextOccurrence(after, zone);

    private static CronExpression ReadCron(string text)
    {
        try
        {
            return CronExpression.Parse(text);
        }
        catch (CronFormatException)
        {
            throw new WrongSettingException(
                $"Ingest:Schedule is '{text}': expected five fields, minute hour day month weekday, such as {Example}");
        }
    }

    private static TimeZoneInfo ReadZone(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
        ? zone
        : throw new WrongSettingException($"Ingest:ScheduleZone is '{id}', which this system does not know: expected a name such as America/New_York");
}
