namespace StockStats.ServiceInterface.Ingest.Sessions;

/// <summary>The system lacks time zone data. The message says what to install.</summary>
/// <param name="zone">The zone that was looked for.</param>
public sealed class TimeZonesMissingException(string zone) : Exception(
    $"The time zone {zone} is not known to this system, so closing times of exchanges cannot be told. Install its time zone data " +
    "(package tzdata), or set TZDIR to the folder that holds them.");
