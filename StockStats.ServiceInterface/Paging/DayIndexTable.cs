using System.Collections.Concurrent;

namespace StockStats.ServiceInterface.Paging;

/// <summary>The days of the symbols of one database, as far as they were asked for. Thread-safe.</summary>
internal sealed class DayIndexTable
{
    private readonly ConcurrentDictionary<string, DayIndex> _indexes = new(StringComparer.Ordinal);
    private long _bytes;

    /// <summary>Bytes that the days take.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>The days of a symbol, outdated or not; null where they were never asked for.</summary>
    public DayIndex? Find(string symbol) => _indexes.GetValueOrDefault(symbol);

    /// <summary>Keeps the days of a symbol. One writer at a time for each symbol.</summary>
    public void Keep(string symbol, DayIndex index)
    {
        Interlocked.Add(ref _bytes, index.Bytes - (Find(symbol)?.Bytes ?? 0));
        _indexes[symbol] = index;
    }
}
