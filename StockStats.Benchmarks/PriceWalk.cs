using System.Globalization;

namespace StockStats.Benchmarks;

/// <summary>A day's prices in cents.</summary>
internal readonly record struct PriceDay(int Open, int High, int Low, int Close, int Volume);

/// <summary>Prices of one symbol, day by day: a walk whose seed is the symbol's number.</summary>
internal sealed class PriceWalk(int symbol)
{
    private readonly Random _random = new(symbol);
    private int _close = 10_000 + symbol;

    public string Name { get; } = NameOf(symbol);

    /// <summary>S0000 for 0, and so on.</summary>
    public static string NameOf(int symbol) => symbol.ToString("'S'0000", CultureInfo.InvariantCulture);

    public PriceDay Next()
    {
        var open = Math.Max(200, _close + _random.Next(-100, 101));
        _close = Math.Max(200, open + _random.Next(-150, 151));
        var high = Math.Max(open, _close) + _random.Next(90);
        var low = Math.Min(open, _close) - _random.Next(50);
        return new(open, high, low, _close, _random.Next(10_000, 90_000_000));
    }
}
