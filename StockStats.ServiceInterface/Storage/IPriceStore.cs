using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage.Guard;

namespace StockStats.ServiceInterface.Storage;

/// <summary>
/// Where prices are kept. Every method fails with <see cref="StorageException"/> where the database is away, locked or full,
/// and leaves each symbol either as before or as after.
/// </summary>
public interface IPriceStore
{
    /// <summary>How many writes at a time are worth it, at least 1: 1 where a database has one writer only.</summary>
    int WritersAtOnce => 1;

    /// <summary>
    /// Inserts and updates the rows of several symbols in one transaction, one a symbol on shards, and moves the versions of those that changed.
    /// </summary>
    /// <param name="batch">
    /// Each symbol at most once, in any order. All of them are held in memory and locked until the write is over.
    /// </param>
    /// <param name="rule">What to do where final bars would change.</param>
    /// <param name="cancellationToken">Stores nothing.</param>
    /// <returns>
    /// What became of each symbol, in the order of the batch. A symbol that holds prices of another basis, or whose history the
    /// rule keeps, is left out and says so; the others are stored. Without a conflict <c>inserted + updated + unchanged</c> is the number of rows given.
    /// </returns>
    /// <exception cref="ArgumentException">A symbol comes twice, or is not as <see cref="SymbolPrices"/> says. Nothing is stored.</exception>
    Task<IReadOnlyList<SymbolWrite>> WriteAsync(IReadOnlyList<SymbolPrices> batch, HistoryRule rule, CancellationToken cancellationToken);

    /// <summary>The same by <see cref="HistoryRule.Overwrite"/>.</summary>
    Task<IReadOnlyList<SymbolWrite>> WriteAsync(IReadOnlyList<SymbolPrices> batch, CancellationToken cancellationToken) =>
        WriteAsync(batch, HistoryRule.Overwrite, cancellationToken);

    /// <summary>
    /// Inserts and updates actions of one symbol that come without bars, in one transaction, and moves its version where one of them, or
    /// the moment they were fetched at, changed. A symbol that is not stored is made. What a person settled stays as it is; cash above
    /// a quarter of the last close before it is marked so.
    /// </summary>
    /// <returns>
    /// What became of each action (an action of which the kind or a value changed, or that was deleted, counts as updated), or that the
    /// symbol holds prices of another basis and nothing was stored.
    /// </returns>
    /// <exception cref="ArgumentException">The actions are not as <see cref="SymbolActions"/> says. Nothing is stored.</exception>
    Task<SymbolWrite> WriteActionsAsync(SymbolActions actions, CancellationToken cancellationToken);

    /// <summary>Remembers when a provider gave a symbol's prices; of one that is not stored nothing. No version moves.</summary>
    Task RememberPricesAsync(string symbol, DateTimeOffset asOf, CancellationToken cancellationToken);

    /// <summary>What is known of a symbol; null where it is not stored.</summary>
    Task<StoredSymbol?> FindSymbolAsync(string symbol, CancellationToken cancellationToken);

    /// <summary>The whole history of a symbol, its version with it, read in one snapshot; null where it is not stored.</summary>
    Task<StoredSeries?> ReadSymbolAsync(string symbol, CancellationToken cancellationToken);

    /// <summary>The days of a symbol that are not before the given one, its version with them, read in one snapshot; null where it is not stored.</summary>
    Task<StoredDays?> ReadDaysAsync(string symbol, DateOnly first, CancellationToken cancellationToken);

    /// <summary>The version that a symbol has, and the database whose transactions it counts; null where it is not stored.</summary>
    Task<CommittedVersion?> FindVersionAsync(string symbol, CancellationToken cancellationToken);

    /// <summary>The symbols that have a version above a given one, and the highest version of all, read in one snapshot.</summary>
    /// <remarks>
    /// Versions rise in commit order: who asks again and again above the counter of the answer before misses no change. Fails at once
    /// where the database is away, without trying again.
    /// </remarks>
    Task<VersionChanges> ReadVersionsAboveAsync(long version, CancellationToken cancellationToken);

    /// <summary>The same of one shard, of which the database's settings name the shards; null: of all of it.</summary>
    /// <remarks>Where each symbol counts its own versions, the counter is their sum, and symbols may be told that have not moved.</remarks>
    Task<VersionChanges> ReadVersionsAboveAsync(string? shard, long version, CancellationToken cancellationToken) => shard is null
        ? ReadVersionsAboveAsync(version, cancellationToken)
        : throw new NotSupportedException($"There is no shard {shard}.");

    /// <summary>A page of symbols in symbol order with their listings, and how many there are in all.</summary>
    Task<Page<StoredSymbol>> QuerySymbolsAsync(SymbolQuery query, CancellationToken cancellationToken);
}
