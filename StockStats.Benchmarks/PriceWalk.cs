using System.Globalization;

namespace StockStats.Benchmarks;

/// <summary>A day's prices in cents.</summary>
internal readonly record struct PriceDay(int Open, int High, int Low, int Close, int Volume);

/// <summary>
/// Prices of one symbol, day by day: a walk whose seed is the symbol's number. Steps are parts of the price, about 1 % a day, since the cost of
/// statistics depends on how returns spread.
/// </summary>
internal sealed class PriceWalk(int symbol)
{
    private const int Lowest = 200;
    private const int Highest = 5_000_000;

    private readonly Random _random = new(symbol);
    private int _close = 10_000 + symbol;

    public string Name { get; } = NameOf(symbol);

    /// <summary>S0000 for 0, and so on.</summary>
    public static string NameOf(int symbol) => symbol.ToString("'S'0000", CultureInfo.InvariantCulture);

    public PriceDay Next()
    {
        var open = Step(_close, -100, 100);
        _close = Step(open, -150, 150);
        var (high, low) = (Step(Math.Max(open, _close), 0, 90), Step(Math.Min(open, _close), -50, 0));
        return new(open, high, low, _close, _random.Next(10_000, 90_000_000));
    }

    /// <summary>A price that differs by so many hundredths of a percent, both bounds inclusive.</summary>
    private int Step(int price, int least, int most) =>
        Math.Clamp(price + (int)((long)price * _random.Next(least, most + 1) / 10_000), Lowest, Highest);
}
