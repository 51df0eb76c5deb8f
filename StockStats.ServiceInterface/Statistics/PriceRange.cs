using StockStats.ServiceInterface.Prices;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Statistics;

/// <summary>The bars of a series inside a range of days: at least one.</summary>
/// <param name="Prices">The series.</param>
/// <param name="Start">Position of the first bar.</param>
/// <param name="End">Position after the last bar.</param>
internal readonly record struct PriceRange(AdjustedPrices Prices, int Start, int End)
{
    /// <summary>Number of bars, at least 1.</summary>
    public int Days => End - Start;

    public DateOnly FirstDate => Prices.DateAt(Start);

    public DateOnly LastDate => Prices.DateAt(End - 1);

    /// <returns>Null where the range holds no bar.</returns>
    public static PriceRange? Of(AdjustedPrices prices, DateRange days)
    {
        var (start, length) = prices.Slice(days);
        return length == 0 ? null : new(prices, start, start + length);
    }

    /// <summary>Its close-to-close returns. From the close before the range, where there is one and that is asked for, else from the first inside.</summary>
    public ReturnRange Returns(ReturnsFrom from) =>
        new(Prices, from == ReturnsFrom.Previous && Start > 0 ? Start : Start + 1, End);
}

/// <summary>Simple close-to-close returns, each at the position of the bar it ends at. May be empty.</summary>
/// <param name="Prices">The series.</param>
/// <param name="First">Position of the first return, at least 1; the bar before it is the base.</param>
/// <param name="End">Position after the last return.</param>
internal readonly record struct ReturnRange(AdjustedPrices Prices, int First, int End)
{
    /// <summary>Number of returns.</summary>
    public int Count => End - First;

    /// <summary>Position of the bar that the first return starts from.</summary>
    public int Base => First - 1;
}
