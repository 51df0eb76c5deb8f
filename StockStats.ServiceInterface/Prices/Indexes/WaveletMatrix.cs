using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StockStats.ServiceInterface.Prices.Indexes;

/// <summary>
/// Small numbers by position, such as buckets, that answers, for any range of positions, in which bucket the k-th smallest is and how many
/// are in buckets below one, in log2(buckets) steps. F. Claude, G. Navarro, A. Ordóñez, "The wavelet matrix", Information Systems 47 (2015).
/// 1.5 bits a position and step.
/// </summary>
internal sealed class WaveletMatrix
{
    private const int WordBits = 64;

    private readonly int _count;
    private readonly int _limit; // above the highest bucket
    private readonly int _levels;
    private readonly int _words;
    private readonly Word[] _levelWords; // level by level, highest bit of the values first
    private readonly int[] _zeros; // zeros of each level

    /// <param name="buckets">0 or more, each.</param>
    public WaveletMatrix(ReadOnlySpan<int> buckets)
    {
        _count = buckets.Length;
        _limit = 1;
        foreach (var bucket in buckets) _limit = Math.Max(_limit, bucket + 1);
        _levels = _limit == 1 ? 0 : BitOperations.Log2((uint)_limit - 1) + 1;
        _words = _count / WordBits + 1;
        (_levelWords, _zeros) = (new Word[_levels * _words], new int[_levels]);
        var current = buckets.ToArray();
        var next = new int[_count];
        for (var level = 0; level < _levels; level++)
        {
            Fill(level, current, next);
            (current, next) = (next, current);
        }
    }

    /// <summary>Bytes held.</summary>
    public long Bytes => (long)_levelWords.Length * Unsafe.SizeOf<Word>() + _zeros.Length * (long)sizeof(int);

    /// <summary>
    /// Where the k-th smallest is, k from 0, among the positions from one on and before another, and the one after it: itself where it is the
    /// last. The way of both is the same but for its end.
    /// </summary>
    public (BucketPlace Smallest, BucketPlace Next) SmallestTwo(int from, int to, int k)
    {
        var value = 0;
        for (var level = 0; level < _levels; level++)
        {
            var (zeros, ones) = Split(level, from, to);
            var zeroCount = zeros.To - zeros.From;
            if (k + 1 == zeroCount && ones.From < ones.To)
                return (Smallest(level + 1, zeros, k, value), Smallest(level + 1, ones, 0, value | Bit(level)));
            if (k < zeroCount)
            {
                (from, to) = zeros;
                continue;
            }

            k -= zeroCount;
            (from, to) = ones;
            value |= Bit(level);
        }

        return (new(value, k), new(value, Math.Min(k + 1, to - from - 1)));
    }

    /// <summary>How many are in buckets below one, among the positions from one on and before another.</summary>
    public int CountBelow(int from, int to, int bound)
    {
        if (bound >= _limit) return to - from;
        var below = 0;
        for (var level = 0; level < _levels; level++)
        {
            var (zeros, ones) = Split(level, from, to);
            if ((bound & Bit(level)) == 0)
            {
                (from, to) = zeros;
                continue;
            }

            below += zeros.To - zeros.From;
            (from, to) = ones;
        }

        return below;
    }

    /// <summary>The same for one value, from a level on.</summary>
    private BucketPlace Smallest(int level, (int From, int To) positions, int k, int value)
    {
        for (; level < _levels; level++)
        {
            var (zeros, ones) = Split(level, positions.From, positions.To);
            var zeroCount = zeros.To - zeros.From;
            positions = k < zeroCount ? zeros : ones;
            if (k < zeroCount) continue;
            k -= zeroCount;
            value |= Bit(level);
        }

        return new(value, k);
    }

    /// <summary>Where the values with a zero and with a one at a level stand on the next one.</summary>
    private ((int From, int To) Zeros, (int From, int To) Ones) Split(int level, int from, int to)
    {
        var (onesFrom, onesTo) = (OnesBefore(level, from), OnesBefore(level, to));
        return ((from - onesFrom, to - onesTo), (_zeros[level] + onesFrom, _zeros[level] + onesTo));
    }

    private int Bit(int level) => 1 << (_levels - 1 - level);

    private int OnesBefore(int level, int index)
    {
        ref readonly var word = ref _levelWords[level * _words + index / WordBits];
        return word.OnesBefore + BitOperations.PopCount(word.Bits & ((1UL << (index % WordBits)) - 1));
    }

    /// <summary>Writes a level's bits, and moves the values with a zero there to the front, each kind in its order.</summary>
    private void Fill(int level, int[] current, int[] next)
    {
        var bit = Bit(level);
        var zeros = 0;
        foreach (var value in current) zeros += (value & bit) == 0 ? 1 : 0;
        _zeros[level] = zeros;
        var (zero, one) = (0, zeros);
        for (var i = 0; i < _count; i++)
        {
            var word = level * _words + i / WordBits;
            if (i % WordBits == 0) _levelWords[word].OnesBefore = one - zeros;
            if ((current[i] & bit) == 0)
            {
                next[zero++] = current[i];
                continue;
            }

            next[one++] = current[i];
            _levelWords[word].Bits |= 1UL << (i % WordBits);
        }

        if (_count % WordBits == 0) _levelWords[(level + 1) * _words - 1].OnesBefore = one - zeros;
    }

    /// <summary>Bits, and the ones of the level before them: together, since they are read together.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = sizeof(int))]
    private struct Word
    {
        public ulong Bits;
        public int OnesBefore;
    }
}

/// <summary>A place in a bucket.</summary>
/// <param name="Bucket">Which one.</param>
/// <param name="Index">How many of the bucket come before it in their order, of those asked about.</param>
internal readonly record struct BucketPlace(int Bucket, int Index);
