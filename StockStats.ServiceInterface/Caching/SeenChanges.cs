using System.Collections.Concurrent;
using StockStats.ServiceInterface.Paging;
using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Caching;

/// <summary>Takes what polls found to what is kept in memory, and remembers which shard told of which symbol. Thread-safe.</summary>
internal sealed class SeenChanges(SeriesTable table, SymbolDirectory directory)
{
    /// <summary>Polls from one count of the cache's bytes to the next.</summary>
    private const int PollsPerCount = 4;

    private readonly ConcurrentDictionary<string, ShardPoller> _shards = new(StringComparer.Ordinal);
    private readonly Lock _changing = new();
    private IReadOnlyList<ShardPoller> _all = [];
    private int _age;
    private int _polls;

    /// <summary>How many databases have taken the place of one another.</summary>
    public int Age => Volatile.Read(ref _age);

    /// <summary>Which shard told of a symbol; null where none did.</summary>
    public ShardPoller? ShardOf(string symbol) => _shards.GetValueOrDefault(symbol);

    /// <summary>Names all that tell.</summary>
    public void Expect(IReadOnlyList<ShardPoller> all) => _all = all;

    /// <summary>The versions first: who finds a symbol in the directory does not get an older one from the cache.</summary>
    /// <param name="shard">Who tells.</param>
    /// <param name="age">Of the database that was asked.</param>
    /// <param name="changes">What was found.</param>
    /// <returns>False where it says nothing of the database that is there now.</returns>
    public bool TryTake(ShardPoller shard, int age, VersionChanges changes)
    {
        lock (_changing)
        {
            if (age != _age) return false;
            Remember(shard, changes);
            foreach (var (symbol, version) in changes.Symbols) table.Require(symbol, version);
            directory.Add(changes);
            return true;
        }
    }

    /// <summary>Drops all that was kept, of other shards too.</summary>
    /// <param name="shard">Who found that the database is another one.</param>
    /// <param name="found">All symbols of that shard.</param>
    /// <returns>The new age.</returns>
    public int StartAnew(ShardPoller shard, VersionChanges found)
    {
        lock (_changing)
        {
            foreach (var other in _all)
                if (other != shard) other.Forget();
            _shards.Clear();
            Remember(shard, found);
            table.Clear();
            directory.Replace(found);
            return ++_age;
        }
    }

    /// <summary>Counts the cache's bytes anew from time to time.</summary>
    public void CountPoll()
    {
        if (Interlocked.Increment(ref _polls) % (PollsPerCount * _all.Count) == 0) table.Recount();
    }

    private void Remember(ShardPoller shard, VersionChanges changes)
    {
        if (_all.Count == 1) return;
        foreach (var (symbol, _) in changes.Symbols) _shards[symbol] = shard;
    }
}
