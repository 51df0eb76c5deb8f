using System.Globalization;

namespace StockStats.ServiceInterface.Storage.Sqlite;

/// <summary>How SQLite's columns hold dates and moments.</summary>
internal static class SqliteValues
{
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.ffffffZ";

    /// <summary>20240229 for 2024-02-29.</summary>
    public static int Number(DateOnly date)
    {
        var (year, month, day) = date;
        return year * 10_000 + month * 100 + day;
    }

    /// <summary>2024-02-29 for 20240229.</summary>
    public static DateOnly Date(long number)
    {
        var value = (int)number;
        return new(value / 10_000, value / 100 % 100, value % 100);
    }

    /// <summary>ISO 8601 in UTC with microseconds.</summary>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    public static DateTimeOffset Time(string text) => DateTimeOffset.ParseExact(
        text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
