namespace StockStats.ServiceInterface.Ingest.Sessions;

/// <summary>When an exchange closes.</summary>
/// <param name="Suffix">What its symbols end in, with the dot; empty for those of the United States.</param>
/// <param name="Name">Its name.</param>
/// <param name="ZoneId">Its time zone, as IANA calls it.</param>
/// <param name="Close">The usual end of trading, local time.</param>
/// <param name="Early">The end of trading on a day that ends early, local time; null on every other day. Null: no day does.</param>
internal sealed record Exchange(string Suffix, string Name, string ZoneId, TimeOnly Close, Func<DateOnly, TimeOnly?>? Early = null)
{
    /// <summary>The moment at which a day's session is over. Asked of a day without a session, it is that of an ordinary one.</summary>
    /// <exception cref="TimeZoneNotFoundException">The system has no time zone data.</exception>
    public DateTimeOffset CloseOf(DateOnly day) => ZonedTime.At(ZoneId, day.ToDateTime(Early?.Invoke(day) ?? Close));
}
