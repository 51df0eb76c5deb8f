using System.Numerics;
using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Paging;

/// <summary>
/// A set of days that counts those of a range at once. One bit a calendar day with a running count every 512 days, some 1.5 bits a
/// trading day; where days stand so far apart that a list is smaller, a list: never more than 4 bytes a day. Immutable.
/// </summary>
internal sealed class DaySet
{
    private const int WordBits = 64;

    /// <summary>Words from one running count to the next.</summary>
    private const int WordsPerCount = 8;

    private readonly int[] _list = [];
    private readonly ulong[] _words = [];
    private readonly int[] _counts = [];
    private readonly int _first;
    private readonly int _last;

    /// <param name="days">Day numbers, ascending, none twice.</param>
    public DaySet(ReadOnlySpan<int> days)
    {
        Count = days.Length;
        if (Count == 0) return;
        (_first, _last) = (days[0], days[^1]);
        var words = (_last - _first) / WordBits + 1;
        var counts = (words + WordsPerCount - 1) / WordsPerCount;
        if (words * sizeof(ulong) + counts * sizeof(int) >= Count * sizeof(int))
        {
            _list = days.ToArray();
            return;
        }

        (_words, _counts) = (new ulong[words], new int[counts]);
        foreach (var day in days) _words[(day - _first) / WordBits] |= 1UL << ((day - _first) % WordBits);
        for (var i = 1; i < counts; i++)
            _counts[i] = _counts[i - 1] + Bits((i - 1) * WordsPerCount, i * WordsPerCount);
    }

    /// <summary>Number of days.</summary>
    public int Count { get; }

    /// <summary>The last day; the first one of the calendar where there is none.</summary>
    public DateOnly Last => DateOnly.FromDayNumber(_last);

    /// <summary>Bytes of the arrays.</summary>
    public long Bytes => _words.Length * (long)sizeof(ulong) + (_counts.Length + _list.Length) * (long)sizeof(int);

    /// <summary>Number of days inside a range, both ends inclusive; 0 for an empty range.</summary>
    public int CountIn(DateRange range) => Math.Max(0, CountBefore(range.Last.DayNumber + 1) - CountBefore(range.First.DayNumber));

    /// <summary>The days before a given one, as day numbers, ascending.</summary>
    public IEnumerable<int> Before(int day) => _list.Length > 0
        ? _list.TakeWhile(listed => listed < day)
        : Enumerable.Range(_first, Count == 0 ? 0 : _last - _first + 1).TakeWhile(each => each < day).Where(Contains);

    private bool Contains(int day) => (_words[(day - _first) / WordBits] >> ((day - _first) % WordBits) & 1) != 0;

    private int CountBefore(int day)
    {
        if (Count == 0 || day <= _first) return 0;
        if (day > _last) return Count;
        if (_list.Length > 0)
        {
            var found = Array.BinarySearch(_list, day);
            return found < 0 ? ~found : found;
        }

        var (word, bit) = Math.DivRem(day - _first, WordBits);
        var block = word / WordsPerCount;
        return _counts[block] + Bits(block * WordsPerCount, word) + BitOperations.PopCount(_words[word] & ((1UL << bit) - 1));
    }

    private int Bits(int first, int end)
    {
        var bits = 0;
        for (var i = first; i < end; i++) bits += BitOperations.PopCount(_words[i]);
        return bits;
    }
}
