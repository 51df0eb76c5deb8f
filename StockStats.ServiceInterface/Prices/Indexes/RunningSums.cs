using System.Runtime.CompilerServices;

namespace StockStats.ServiceInterface.Prices.Indexes;

/// <summary>Sums from the first bar to the start of each block: any range is a subtraction, and at most two parts of a block.</summary>
internal sealed class RunningSums
{
    private readonly AdjustedPrices _prices;
    private readonly PriceSums[] _before;

    public RunningSums(AdjustedPrices prices)
    {
        _prices = prices;
        _before = new PriceSums[prices.Count / Blocks.Size + 1];
        for (var block = 1; block < _before.Length; block++)
            _before[block] = _before[block - 1] + PriceSums.Of(prices, Blocks.Start(block - 1), Blocks.Start(block));
    }

    /// <summary>Bytes held.</summary>
    public long Bytes => (long)_before.Length * Unsafe.SizeOf<PriceSums>();

    /// <summary>The sums of a range of positions, <paramref name="to"/> exclusive.</summary>
    public PriceSums Between(int from, int to)
    {
        var (firstBlock, lastBlock) = (Blocks.AtOrAfter(from), to / Blocks.Size);
        return firstBlock >= lastBlock
            ? PriceSums.Of(_prices, from, to)
            : PriceSums.Of(_prices, from, Blocks.Start(firstBlock)) + (_before[lastBlock] - _before[firstBlock])
                + PriceSums.Of(_prices, Blocks.Start(lastBlock), to);
    }
}
