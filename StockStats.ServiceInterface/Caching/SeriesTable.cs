using System.Collections.Concurrent;

namespace StockStats.ServiceInterface.Caching;

/// <summary>
/// The cached symbols, bounded in bytes. What was not asked for since the last time round makes room first (second chance, an
/// approximation of "least recently used" that costs a hit one read). Thread-safe.
/// </summary>
internal sealed class SeriesTable : IDisposable
{
    /// <summary>
    /// Bytes a bar is counted with from the beginning: those of its columns and of the indexes that the first statistics build, rounded up.
    /// </summary>
    public const int BarBytes = 80;

    /// <summary>Bytes of what stands around a series, whatever its length: objects, its place in the table, small arrays.</summary>
    public const int SymbolBytes = 1_000;

    private readonly ConcurrentDictionary<string, CachedSymbol> _symbols = new(StringComparer.Ordinal);
    private readonly Lock _counting = new();
    private readonly Queue<CachedSymbol> _round = new();
    private readonly long _capacity;
    private readonly TimeProvider _clock;
    private long _bytes;

    public SeriesTable(long capacity, TimeProvider clock)
    {
        (_capacity, _clock) = (capacity, clock);
        Metrics = new(() => Bytes, () => Count);
    }

    public CacheMetrics Metrics { get; }

    /// <summary>Bytes that the cached series take.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Number of cached series.</summary>
    public int Count
    {
        get
        {
            lock (_counting) return _round.Count;
        }
    }

    /// <summary>The symbol's place; null where it has none.</summary>
    public CachedSymbol? Find(string symbol) => _symbols.GetValueOrDefault(symbol);

    /// <summary>The symbol's place, made where it is missing. A load is to follow, which ends with <see cref="Settle"/>.</summary>
    public CachedSymbol GetOrAdd(string symbol) => _symbols.GetOrAdd(symbol, static (name, clock) => new(name, clock), _clock);

    /// <summary>From now on no lower version of the symbol is current.</summary>
    public void Require(string symbol, long version) => Find(symbol)?.Require(version);

    /// <summary>Ends a load: counts what was read, and makes room; or gives the place back where there is nothing to keep.</summary>
    public void Settle(CachedSymbol symbol)
    {
        lock (_counting)
        {
            if (!ReferenceEquals(Find(symbol.Symbol), symbol)) return;
            if (symbol.Stored is null)
            {
                Remove(symbol);
                return;
            }

            if (symbol.CountedBytes == 0) _round.Enqueue(symbol);
            symbol.IsUsed = true;
            CountBytes(symbol);
            MakeRoom();
        }
    }

    /// <summary>Counts all again, since series grow with what is asked of them, and makes room.</summary>
    public void Recount()
    {
        lock (_counting)
        {
            foreach (var symbol in _round) CountBytes(symbol);
            MakeRoom();
        }
    }

    /// <summary>Drops everything. Loads that are under way do not come back into the table.</summary>
    public void Clear()
    {
        lock (_counting)
        {
            _symbols.Clear();
            _round.Clear();
            Interlocked.Exchange(ref _bytes, 0);
        }
    }

    public void Dispose() => Metrics.Dispose();

    private void CountBytes(CachedSymbol symbol)
    {
        var series = symbol.Stored!.Series;
        var bytes = SymbolBytes + Math.Max((long)BarBytes * series.Count, series.Bytes);
        Interlocked.Add(ref _bytes, bytes - symbol.CountedBytes);
        symbol.CountedBytes = bytes;
    }

    private void Remove(CachedSymbol symbol) => _symbols.TryRemove(KeyValuePair.Create(symbol.Symbol, symbol));

    private void MakeRoom()
    {
        // Twice round: readers may use symbols faster than this loop can tell.
        for (var spared = 2 * _round.Count; Bytes > _capacity && _round.TryDequeue(out var oldest);)
        {
            if (oldest.IsUsed && spared-- > 0)
            {
                oldest.IsUsed = false;
                _round.Enqueue(oldest);
                continue;
            }

            Remove(oldest);
            Interlocked.Add(ref _bytes, -oldest.CountedBytes);
            oldest.CountedBytes = 0;
            Metrics.Evict();
        }
    }
}
