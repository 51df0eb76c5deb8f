namespace StockStats.ServiceInterface.Ingest.Sessions;

/// <summary>Moments told by the clocks of a place.</summary>
internal static class ZonedTime
{
    /// <summary>The moment at which clocks of a zone show a time: of two, the one in winter time; of none, as if they had not been moved yet.</summary>
    /// <param name="zoneId">As IANA calls it.</param>
    /// <param name="local">What the clocks show.</param>
    /// <exception cref="TimeZoneNotFoundException">The system has no time zone data.</exception>
    public static DateTimeOffset At(string zoneId, DateTime local) => new(local, TimeZoneInfo.FindSystemTimeZoneById(zoneId).GetUtcOffset(local));
}
