namespace StockStats.ServiceInterface.Prices.Indexes;

/// <summary>
/// Positions in the order of what stands there: the k-th smallest of any range in few steps. Ranks come in buckets of 32: which bucket, a
/// <see cref="WaveletMatrix"/> tells, each step of which is a walk to another part of memory; the rank in it is found by a look at the
/// bucket's positions, which stand side by side. About 5.5 bytes a position.
/// </summary>
internal sealed class OrderIndex
{
    private const int BucketBits = 5;

    private readonly int[] _positions; // by rank
    private readonly WaveletMatrix _buckets; // by position

    private OrderIndex(int[] positions, WaveletMatrix buckets) => (_positions, _buckets) = (positions, buckets);

    /// <summary>Bytes held.</summary>
    public long Bytes => sizeof(int) * (long)_positions.Length + _buckets.Bytes;

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
        return new(positions, new WaveletMatrix([.. ranks.Select(rank => rank >> BucketBits)]));
    }

    /// <summary>
    /// The ranks of the k-th smallest, k from 0, among the positions from one on and before another, and of the one after it: itself where it
    /// is the last.
    /// </summary>
    public (int Rank, int Next) SmallestRanks(int from, int to, int k)
    {
        var (smallest, next) = _buckets.SmallestTwo(from, to, k);
        var rank = RankOf(smallest, from, to);
        return (rank, smallest == next ? rank : RankOf(next, from, to));
    }

    /// <summary>How many ranks are below a bound among the positions from one on and before another.</summary>
    public int CountBelow(int from, int to, int rank)
    {
        var start = rank >> BucketBits;
        var count = _buckets.CountBelow(from, to, start);
        foreach (var position in _positions.AsSpan((start << BucketBits)..rank))
            if (from <= position && position < to) count++;
        return count;
    }

    private int RankOf(BucketPlace place, int from, int to)
    {
        var rank = place.Bucket << BucketBits;
        for (var before = place.Index; ; rank++)
            if (from <= _positions[rank] && _positions[rank] < to && before-- == 0) return rank;
    }
}
