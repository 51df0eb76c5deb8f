using StockStats.ServiceInterface.Prices;

namespace StockStats.Tests.Statistics.Support;

/// <summary>Generated bars, the same each time.</summary>
internal static class Series
{
    /// <summary>Weekdays without holidays: a Monday.</summary>
    public static readonly DateOnly Start = new(1927, 1, 3);

    /// <summary>Closes on consecutive weekdays; opens equal closes, no high or low.</summary>
    public static List<Bar> OfCloses(params decimal[] closes) =>
        [.. closes.Select((close, i) => new Bar(Weekday(i), Price.FromDecimal(close), null, null, Price.FromDecimal(close), 100 + i))];

    /// <summary>A random walk of daily bars with calm and wild years, missing highs and lows, and days off.</summary>
    public static List<Bar> Walk(int count, int seed = 1)
    {
#pragma warning disable CA5394 // the same data each time is the purpose
        var random = new Random(seed);
        List<Bar> bars = new(count);
        var (close, day) = (50_000_000d, 0);
        for (var i = 0; i < count; i++)
        {
            var spread = 0.002 + 0.02 * Math.Abs(Math.Sin(i / 700d));
            var open = close * (1 + spread * (random.NextDouble() - 0.5));
            close = Math.Clamp(close * (1 + 2 * spread * (random.NextDouble() - 0.499)), 1_000, 1e12);
            var (high, low) = (Math.Max(open, close) * (1 + spread * random.NextDouble()), Math.Min(open, close) * (1 - spread * random.NextDouble()));
            bars.Add(new(
                Weekday(day), new((long)open), random.Next(9) == 0 ? null : new((long)high), random.Next(9) == 0 ? null : new((long)low),
                new((long)close), random.NextInt64(1_000_000_000)));
            day += random.Next(25) == 0 ? 2 : 1;
        }
#pragma warning restore CA5394
        return bars;
    }

    public static DateOnly Weekday(int index) => Start.AddDays(index / 5 * 7 + index % 5);
}
