using System.Globalization;
using StockStats.ServiceInterface.Ingest.Rows;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>Days of bars that are dated by the moment at which their day begins on the exchanges of the United States.</summary>
internal static class NewYorkDay
{
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    /// <summary>A row with its day, where its bar begins at midnight; else it says why it has none.</summary>
    /// <param name="row">With the date as the source wrote it.</param>
    /// <param name="begins">When its bar begins.</param>
    public static RawRow Dated(RawRow row, DateTimeOffset begins)
    {
        var local = TimeZoneInfo.ConvertTime(begins, NewYork).DateTime;
        if (local.TimeOfDay == TimeSpan.Zero) return row with { Date = DateOnly.FromDateTime(local).ToString("O", CultureInfo.InvariantCulture) };
        var text = row.Date.ToString();
        var message = string.Create(CultureInfo.InvariantCulture,
            $"{RowFields.Date} '{Excerpt.Of(text)}' is {local:yyyy-MM-dd HH:mm} in New York; a bar of a day begins at midnight there");
        return row with { Breach = new(RowFields.Date, text, RowRules.NotADate, message) };
    }
}
