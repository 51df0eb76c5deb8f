using System.Data.Common;

namespace StockStats.ServiceInterface.Storage.Versions;

/// <summary>How symbols get their versions, and how readers find out which of them have moved. Thread-safe.</summary>
internal abstract class VersionScheme
{
    /// <summary>One counter for all symbols.</summary>
    public static readonly VersionScheme Counted = new CountedVersions();

    /// <summary>The parts of the database that are asked apart what has changed in them; null stands for all of it.</summary>
    public abstract IReadOnlyList<string?> Shards { get; }

    /// <summary>Whether versions of all symbols are numbers of one counter, which leaves none out.</summary>
    public abstract bool AreCounted { get; }

    /// <summary>Most symbols in one transaction of a write.</summary>
    public abstract int SymbolsPerTransaction { get; }

    /// <summary>
    /// Answers the database_id, and a number that rises with every commit to the shard: who sees the same number again has missed nothing.
    /// </summary>
    public abstract string SelectCounter(string? shard);

    /// <summary>Answers the symbols of the shard that may have a version above one; more of them do no harm. Parameter: version.</summary>
    public abstract string SelectVersionsAbove(string? shard);

    /// <summary>Gives each symbol its next version. In a writing transaction, just before the rows of the symbols are written.</summary>
    public abstract Task GiveAsync(
        SqlDialect dialect, DbTransaction transaction, IReadOnlyList<SymbolClaim> changed, CancellationToken cancellationToken);
}
