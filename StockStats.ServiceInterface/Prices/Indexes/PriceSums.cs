using System.Numerics;

namespace StockStats.ServiceInterface.Prices.Indexes;

/// <summary>Sums over bars, in whole numbers, so that differences of running sums are exact.</summary>
/// <param name="Open">Of opening prices, in millionths.</param>
/// <param name="Close">Of closing prices, in millionths.</param>
/// <param name="CloseSquares">Of the squares of closing prices in millionths.</param>
/// <param name="Volume">Of volumes.</param>
internal readonly record struct PriceSums(Int128 Open, Int128 Close, Int128 CloseSquares, Int128 Volume)
    : IAdditionOperators<PriceSums, PriceSums, PriceSums>, ISubtractionOperators<PriceSums, PriceSums, PriceSums>
{
    /// <summary>Walks through bars.</summary>
    public static PriceSums Of(AdjustedPrices prices, int from, int to)
    {
        var (open, close, volume) = (0L, 0L, Int128.Zero);
        var squares = UInt128.Zero;
        var closes = prices.Closes;
        for (var i = from; i < to; i++)
        {
            open += prices.OpenAt(i);
            close += closes[i];
            squares += Math.BigMul((ulong)closes[i], (ulong)closes[i]);
            volume += prices.VolumeAt(i);
        }

        return new(open, close, (Int128)squares, volume);
    }

    public static PriceSums operator +(PriceSums left, PriceSums right) => new(
        left.Open + right.Open, left.Close + right.Close, left.CloseSquares + right.CloseSquares, left.Volume + right.Volume);

    public static PriceSums operator -(PriceSums left, PriceSums right) => new(
        left.Open - right.Open, left.Close - right.Close, left.CloseSquares - right.CloseSquares, left.Volume - right.Volume);
}
