namespace StockStats.ServiceInterface.Telemetry;

/// <summary>How old the last days of symbols are, in whole days: a symbol that has today's is 0 days old.</summary>
/// <param name="Buckets">How many symbols are of which age, by <see cref="Names"/>; all of them are there.</param>
/// <param name="Oldest">The age of the stalest symbol; null where there is none.</param>
/// <param name="Stalest">So many of the stalest ones as were asked for, with their ages.</param>
public sealed record SymbolAges(IReadOnlyList<long> Buckets, int? Oldest, IReadOnlyList<(string Symbol, int Days)> Stalest)
{
    /// <summary>Last ages of all buckets but the last one: today, over a weekend, over a week, a month, a year.</summary>
    private static readonly int[] Ends = [1, 4, 7, 31, 366];

    /// <summary>What the buckets are called.</summary>
    public static IReadOnlyList<string> Names { get; } = ["0-1", "2-4", "5-7", "8-31", "32-366", "367-"];

    /// <summary>Sorts days into buckets.</summary>
    /// <param name="days">Last days, and how many symbols have each.</param>
    /// <param name="stalest">The stalest symbols with their last days, in any order.</param>
    /// <param name="today">The day from which ages count; a later day counts as it.</param>
    public static SymbolAges Of(IEnumerable<(DateOnly Day, long Symbols)> days, IEnumerable<(string Symbol, DateOnly Day)> stalest, DateOnly today)
    {
        var buckets = new long[Names.Count];
        int? oldest = null;
        foreach (var (day, symbols) in days)
        {
            var age = Age(day, today);
            buckets[BucketOf(age)] += symbols;
            if (!(oldest >= age)) oldest = age;
        }

        return new(buckets, oldest, [.. stalest.Select(symbol => (symbol.Symbol, Age(symbol.Day, today)))]);
    }

    private static int Age(DateOnly day, DateOnly today) => Math.Max(0, today.DayNumber - day.DayNumber);

    private static int BucketOf(int age)
    {
        var bucket = 0;
        while (bucket < Ends.Length && age > Ends[bucket]) bucket++;
        return bucket;
    }
}
