using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage.Guard;

namespace StockStats.Tests.Storage.Guard;

/// <summary>Made histories, and what became of them.</summary>
internal static class Histories
{
    public static readonly DateOnly First = new(2024, 1, 1);

    /// <summary>A walk of closes with a fixed seed.</summary>
    public static decimal[] Walk(int days, int seed = 1, decimal start = 120)
    {
        var random = new Random(seed);
        var closes = new decimal[days];
        for (var i = 0; i < days; i++) closes[i] = start = Math.Round(start * (1 + (random.Next(-200, 201) / 10_000m)), 2);
        return closes;
    }

    /// <summary>The bars of closes, before and after each became what a function of its position and value makes of it.</summary>
    public static List<BarChange> Changes(decimal[] closes, Func<int, decimal, decimal> change) =>
        [.. closes.Select((close, i) => new BarChange(Bar(i, close), Bar(i, change(i, close))))];

    public static List<BarChange> Changes(decimal[] before, decimal[] after) => Changes(before, (i, _) => after[i]);

    public static Bar Bar(int day, decimal close) =>
        new(First.AddDays(day), Price.FromDecimal(close), Price.FromDecimal(close), Price.FromDecimal(close), Price.FromDecimal(close), 1000);
}
