namespace StockStats.ServiceInterface.Prices.Indexes;

/// <summary>Positions in the order of what stands there: the k-th smallest of any range in log2(n) steps. About 7 bytes a position.</summary>
internal sealed class OrderIndex
{
    private readonly int[] _positions; // by rank
    private readonly WaveletMatrix _ranks; // by position

    private OrderIndex(int[] positions, WaveletMatrix ranks) => (_positions, _ranks) = (positions, ranks);

    /// <summary>Bytes held.</summary>
    public long Bytes => sizeof(int) * (long)_positions.Length + _ranks.Bytes;

    /// <summary>Positions by rank, smallest first.</summary>
    public ReadOnlySpan<int> Positions => _positions;

    /// <param name="keys">By position; left sorted.</param>
    /// <param name="ranks">By position.</param>
    public static OrderIndex Of<TKey>(TKey[] keys, out int[] ranks)
    {
        var positions = new int[keys.Length];
        for (var i = 0; i < positions.Length; i++) positions[i] = i;
        Array.Sort(keys, positions);
        ranks = new int[keys.Length];
        for (var rank = 0; rank < positions.Length; rank++) ranks[positions[rank]] = rank;
        return new(positions, new WaveletMatrix(ranks));
    }

    /// <summary>The ranks of the k-th smallest, k from 0, among the positions from one on and before another, and of the one after it.</summary>
    public (int Rank, int Next) SmallestRanks(int from, int to, int k) => _ranks.SmallestTwo(from, to, k);

    /// <summary>How many ranks are below a bound among the positions from one on and before another.</summary>
    public int CountBelow(int from, int to, int rank) => _ranks.CountBelow(from, to, rank);
}
