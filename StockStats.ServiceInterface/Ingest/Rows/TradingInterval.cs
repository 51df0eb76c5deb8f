namespace StockStats.ServiceInterface.Ingest.Rows;

/// <summary>Tells daily prices from weekly and monthly ones, which look the same row by row.</summary>
internal static class TradingInterval
{
    /// <summary>Fewest days to judge by: with fewer, a few days picked by hand would look like weeks.</summary>
    public const int FewestDays = 4;

    /// <summary>Largest usual distance of daily bars, in calendar days: a weekend and a holiday.</summary>
    public const int LargestUsualGap = 4;

    /// <summary>The usual distance of the days, where it is too long for daily bars; null where they may be daily.</summary>
    public static int? NotDaily(IEnumerable<DateOnly> days)
    {
        int[] sorted = [.. days.Select(day => day.DayNumber)];
        Array.Sort(sorted);
        var gaps = new int[sorted.Length];
        var distinct = Math.Min(1, sorted.Length);
        for (var i = 1; i < sorted.Length; i++)
            if (sorted[i] != sorted[i - 1]) gaps[distinct++ - 1] = sorted[i] - sorted[i - 1];
        if (distinct < FewestDays) return null;
        Array.Sort(gaps, 0, distinct - 1);
        var median = gaps[(distinct - 2) / 2];
        return median > LargestUsualGap ? median : null;
    }

    /// <summary>Tells people that prices are not daily.</summary>
    /// <param name="interval">What they are: <c>weekly</c>.</param>
    public static string NotDailyMessage(string interval) =>
        $"its prices are {interval}; only daily prices are kept, since statistics of days cannot be made from others";

    /// <summary>What bars at such a distance are called.</summary>
    public static string Name(int gap) => gap switch
    {
        7 => "weekly",
        >= 28 and <= 31 => "monthly",
        _ => $"{gap} days apart",
    };
}
