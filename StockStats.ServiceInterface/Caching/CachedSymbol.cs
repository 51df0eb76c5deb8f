using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Caching;

/// <summary>What is cached of one symbol, the version it must have at least, and the one load that is under way. Thread-safe.</summary>
internal sealed class CachedSymbol(string symbol, TimeProvider clock)
{
    private readonly Lock _changing = new();
    private StoredSeries? _stored;
    private Task<StoredSeries?>? _load;
    private long _required;
    private long _outdatedAt;
    private volatile bool _isUsed;

    public string Symbol => symbol;

    /// <summary>What was read last, outdated or not; null before the first load.</summary>
    public StoredSeries? Stored => Volatile.Read(ref _stored);

    /// <summary>The version that is known to be committed; 0 where none is known.</summary>
    public long Required => Volatile.Read(ref _required);

    /// <summary>What was read last, where it has the version required; else null.</summary>
    public StoredSeries? Current => Stored is { } stored && stored.Version >= Required ? stored : null;

    /// <summary>How long the cached series has been known to be outdated; zero where it is not.</summary>
    public TimeSpan OutdatedFor => Current is null ? clock.GetElapsedTime(Volatile.Read(ref _outdatedAt)) : TimeSpan.Zero;

    /// <summary>Whether it was asked for since this was last set to false. Kept by eviction.</summary>
    public bool IsUsed
    {
        get => _isUsed;
        set
        {
            // Read first: a line of memory that every request writes is fetched anew by every core.
            if (_isUsed != value) _isUsed = value;
        }
    }

    /// <summary>Bytes it is counted with; guarded by the table's lock.</summary>
    public long CountedBytes { get; set; }

    /// <summary>From now on no lower version is current.</summary>
    public void Require(long version)
    {
        lock (_changing)
        {
            if (version <= _required) return;
            if (Current is not null) Volatile.Write(ref _outdatedAt, clock.GetTimestamp());
            Volatile.Write(ref _required, version);
        }
    }

    /// <summary>Joins the load that is under way, or begins one.</summary>
    /// <param name="load">Reads the symbol, and keeps what it read; null where it is not stored.</param>
    /// <returns>What was read; fails as the load does. One that began earlier may bring a version lower than the required one.</returns>
    public Task<StoredSeries?> LoadAsync(Func<Task<StoredSeries?>> load)
    {
        lock (_changing)
        {
            if (Current is { } current) return Task.FromResult<StoredSeries?>(current);
            if (_load is not { IsCompleted: false }) _load = Task.Run(load);
            return _load;
        }
    }

    /// <summary>A series is replaced only by one of a higher version, and what is known to be outdated is not kept.</summary>
    public void Keep(StoredSeries loaded)
    {
        lock (_changing)
        {
            if (loaded.Version >= _required && !(_stored?.Version >= loaded.Version)) Volatile.Write(ref _stored, loaded);
        }
    }
}
