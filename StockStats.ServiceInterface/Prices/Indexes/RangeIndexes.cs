namespace StockStats.ServiceInterface.Prices.Indexes;

/// <summary>
/// What makes statistics of any range cost about the same, whatever its length: about 28 bytes a bar, and some milliseconds to build for a
/// century of days. Immutable. Returns stand at the position of the bar they end at, from 1.
/// </summary>
internal sealed class RangeIndexes
{
    private readonly AdjustedPrices _prices;
    private readonly OrderIndex _closeOrder;
    private readonly OrderIndex _returnOrder;

    public RangeIndexes(AdjustedPrices prices)
    {
        _prices = prices;
        Sums = new(prices);
        Closes = new(prices, first: 0);
        Returns = new(prices, first: 1);
        _closeOrder = OrderIndex.Of(prices.Closes.ToArray(), out _);
        _returnOrder = OrderIndex.Of(ReturnKeys(prices), out var ranks);
        Tails = new(prices, _returnOrder, ranks);
    }

    /// <summary>Sums of prices and volumes.</summary>
    public RunningSums Sums { get; }

    /// <summary>Extremes and drawdowns.</summary>
    public BlockTree<CloseSummary> Closes { get; }

    /// <summary>Moments and extremes of the returns; ranges start at 1 or later.</summary>
    public BlockTree<ReturnSummary> Returns { get; }

    /// <summary>Sums of the returns below a limit.</summary>
    public ReturnGrid Tails { get; }

    /// <summary>Bytes held.</summary>
    public long Bytes => Sums.Bytes + Closes.Bytes + Returns.Bytes + _closeOrder.Bytes + _returnOrder.Bytes + Tails.Bytes;

    /// <summary>The k-th lowest close of a range, k from 0, and the one after it, or itself where it is the last; in millionths.</summary>
    public (long Close, long Next) SmallestCloses(int from, int to, int k)
    {
        var (rank, next) = _closeOrder.SmallestRanks(from, to, k);
        return (_prices.CloseAt(_closeOrder.Positions[rank]), _prices.CloseAt(_closeOrder.Positions[next]));
    }

    /// <summary>The k-th lowest return of a range, k from 0, and the one after it, or itself where it is the last.</summary>
    public (RankedReturn Return, RankedReturn Next) SmallestReturns(int from, int to, int k)
    {
        var (rank, next) = _returnOrder.SmallestRanks(from, to, k);
        return (At(rank), At(next));
    }

    /// <summary>How many returns of a range have a rank below a given one.</summary>
    public int CountReturnsBelow(int from, int to, int rank) => _returnOrder.CountBelow(from, to, rank);

    /// <summary>The first position from one on and before another whose close is at least so many millionths; −1 where there is none.</summary>
    public int FirstCloseAtLeast(int from, int to, long millionths)
    {
        var (firstBlock, lastBlock) = (Blocks.AtOrAfter(from), to / Blocks.Size);
        if (firstBlock >= lastBlock) return Walk(from, to, millionths);
        var found = Walk(from, Blocks.Start(firstBlock), millionths);
        if (found >= 0) return found;
        var block = Closes.FirstBlock(
            firstBlock, lastBlock, millionths, static (summary, least) => summary.Max.Millionths >= least);
        return block < 0
            ? Walk(Blocks.Start(lastBlock), to, millionths)
            : Walk(Blocks.Start(block), Blocks.Start(block + 1), millionths);
    }

    private RankedReturn At(int rank) => new(_prices.ReturnAt(_returnOrder.Positions[rank]), rank);

    private int Walk(int from, int to, long millionths)
    {
        for (var i = from; i < to; i++)
        {
            if (_prices.CloseAt(i) >= millionths) return i;
        }

        return -1;
    }

    /// <summary>No return ends at the first bar; it comes last, and no range of returns holds it.</summary>
    private static double[] ReturnKeys(AdjustedPrices prices)
    {
        var keys = new double[prices.Count];
        for (var i = 1; i < keys.Length; i++) keys[i] = prices.ReturnAt(i);
        if (keys.Length > 0) keys[0] = double.PositiveInfinity;
        return keys;
    }
}

/// <summary>A return, and how many of its series come before it in their order.</summary>
internal readonly record struct RankedReturn(double Value, int Rank);
