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
        int[] sorted = [.. days.Select(day => day.DayNumber).Distinct().Order()];
        if (sorted.Length < FewestDays) return null;
        int[] gaps = [.. sorted.Zip(sorted.Skip(1), (a, b) => b - a).Order()];
        var median = gaps[(gaps.Length - 1) / 2];
        return median > LargestUsualGap ? median : null;
    }
}
