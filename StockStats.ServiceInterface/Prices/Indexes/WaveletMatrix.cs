using System.Numerics;

namespace StockStats.ServiceInterface.Prices.Indexes;

/// <summary>
/// A permutation of 0 to n − 1 that answers, for any range of positions, which value is the k-th smallest and how many are below a value,
/// in log2(n) steps. F. Claude, G. Navarro, A. Ordóñez, "The wavelet matrix", Information Systems 47 (2015). 1.5 bits a value and step.
/// </summary>
internal sealed class WaveletMatrix
{
    private const int WordBits = 64;

    private readonly int _count;
    private readonly int _levels;
    private readonly int _words;
    private readonly ulong[] _bits; // level by level, highest bit of the values first
    private readonly int[] _ones; // ones of the level before each word
    private readonly int[] _zeros; // zeros of each level

    /// <param name="values">Each of 0 to n − 1 once.</param>
    public WaveletMatrix(ReadOnlySpan<int> values)
    {
        _count = values.Length;
        _levels = BitOperations.Log2((uint)Math.Max(1, _count - 1)) + 1;
        _words = _count / WordBits + 1;
        (_bits, _ones, _zeros) = (new ulong[_levels * _words], new int[_levels * _words], new int[_levels]);
        var current = values.ToArray();
        var next = new int[_count];
        for (var level = 0; level < _levels; level++)
        {
            Fill(level, current, next);
            (current, next) = (next, current);
        }
    }

    /// <summary>Bytes held.</summary>
    public long Bytes => (long)_bits.Length * (sizeof(ulong) + sizeof(int)) + _zeros.Length * (long)sizeof(int);

    /// <summary>The k-th smallest value, k from 0, among the positions from one on and before another.</summary>
    public int Smallest(int from, int to, int k)
    {
        var value = 0;
        for (var level = 0; level < _levels; level++)
        {
            var (onesFrom, onesTo) = (OnesBefore(level, from), OnesBefore(level, to));
            var zeros = to - from - (onesTo - onesFrom);
            if (k < zeros)
            {
                (from, to) = (from - onesFrom, to - onesTo);
                continue;
            }

            k -= zeros;
            (from, to) = (_zeros[level] + onesFrom, _zeros[level] + onesTo);
            value |= Bit(level);
        }

        return value;
    }

    /// <summary>How many values are below a bound among the positions from one on and before another.</summary>
    public int CountBelow(int from, int to, int bound)
    {
        if (bound >= _count) return to - from;
        var below = 0;
        for (var level = 0; level < _levels; level++)
        {
            var (onesFrom, onesTo) = (OnesBefore(level, from), OnesBefore(level, to));
            if ((bound & Bit(level)) == 0)
            {
                (from, to) = (from - onesFrom, to - onesTo);
                continue;
            }

            below += to - from - (onesTo - onesFrom);
            (from, to) = (_zeros[level] + onesFrom, _zeros[level] + onesTo);
        }

        return below;
    }

    private int Bit(int level) => 1 << (_levels - 1 - level);

    private int OnesBefore(int level, int index)
    {
        var word = level * _words + index / WordBits;
        return _ones[word] + BitOperations.PopCount(_bits[word] & ((1UL << (index % WordBits)) - 1));
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
            if (i % WordBits == 0) _ones[word] = one - zeros;
            if ((current[i] & bit) == 0)
            {
                next[zero++] = current[i];
                continue;
            }

            next[one++] = current[i];
            _bits[word] |= 1UL << (i % WordBits);
        }

        if (_count % WordBits == 0) _ones[(level + 1) * _words - 1] = one - zeros;
    }
}
