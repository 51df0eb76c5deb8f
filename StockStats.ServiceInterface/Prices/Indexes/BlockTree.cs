using System.Runtime.CompilerServices;

namespace StockStats.ServiceInterface.Prices.Indexes;

/// <summary>
/// A binary tree of summaries over whole blocks: any range is made of at most two parts of blocks and about 2·log2(blocks) nodes, in the
/// order of the bars. A node is followed by its left subtree, then its right one.
/// </summary>
internal sealed class BlockTree<TSummary> where TSummary : struct, IRangeSummary<TSummary>
{
    private readonly AdjustedPrices _prices;
    private readonly int _first;
    private readonly int _blocks;
    private readonly TSummary[] _nodes;

    /// <param name="prices">What is summarized.</param>
    /// <param name="first">Position that the first block begins at, less than a block's size; ranges start there or later.</param>
    public BlockTree(AdjustedPrices prices, int first)
    {
        (_prices, _first, _blocks) = (prices, first, prices.Count / Blocks.Size);
        _nodes = new TSummary[Math.Max(0, 2 * _blocks - 1)];
        if (_blocks > 0) Fill(0, 0, _blocks);
    }

    /// <summary>Bytes held.</summary>
    public long Bytes => (long)_nodes.Length * Unsafe.SizeOf<TSummary>();

    /// <summary>The summary of a range of positions that is not empty, <paramref name="to"/> exclusive.</summary>
    public TSummary Between(int from, int to)
    {
        var (firstBlock, lastBlock) = (from == _first ? 0 : Blocks.AtOrAfter(from), to / Blocks.Size);
        if (firstBlock >= lastBlock) return TSummary.Of(_prices, from, to);
        var summary = OfBlocks(0, 0, _blocks, firstBlock, lastBlock);
        var (inner, outer) = (Math.Max(_first, Blocks.Start(firstBlock)), Blocks.Start(lastBlock));
        if (from < inner) summary = TSummary.Merge(TSummary.Of(_prices, from, inner), summary);
        return outer < to ? TSummary.Merge(summary, TSummary.Of(_prices, outer, to)) : summary;
    }

    /// <summary>The first block, from one on and before another, whose summary passes a test that holds for a run where it holds for a part of it.</summary>
    /// <returns>−1 where none does.</returns>
    public int FirstBlock(int from, int to, long value, Func<TSummary, long, bool> test) =>
        from >= to ? -1 : FirstBlock(0, 0, _blocks, from, to, value, test);

    private void Fill(int node, int low, int high)
    {
        if (high - low == 1)
        {
            _nodes[node] = TSummary.Of(_prices, Math.Max(_first, Blocks.Start(low)), Blocks.Start(high));
            return;
        }

        var middle = (low + high) / 2;
        var (left, right) = Children(node, low, middle);
        Fill(left, low, middle);
        Fill(right, middle, high);
        _nodes[node] = TSummary.Merge(_nodes[left], _nodes[right]);
    }

    /// <summary>The summary of the blocks asked for, at least one of which lies under the node.</summary>
    private TSummary OfBlocks(int node, int low, int high, int from, int to)
    {
        if (from <= low && high <= to) return _nodes[node];
        var middle = (low + high) / 2;
        var (left, right) = Children(node, low, middle);
        if (to <= middle) return OfBlocks(left, low, middle, from, to);
        if (from >= middle) return OfBlocks(right, middle, high, from, to);
        return TSummary.Merge(OfBlocks(left, low, middle, from, to), OfBlocks(right, middle, high, from, to));
    }

    private int FirstBlock(int node, int low, int high, int from, int to, long value, Func<TSummary, long, bool> test)
    {
        if (to <= low || high <= from || !test(_nodes[node], value)) return -1;
        if (high - low == 1) return low;
        var middle = (low + high) / 2;
        var (left, right) = Children(node, low, middle);
        var found = FirstBlock(left, low, middle, from, to, value, test);
        return found >= 0 ? found : FirstBlock(right, middle, high, from, to, value, test);
    }

    private static (int Left, int Right) Children(int node, int low, int middle) => (node + 1, node + 2 * (middle - low));
}
