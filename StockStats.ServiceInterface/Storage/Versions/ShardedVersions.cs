using System.Data.Common;

namespace StockStats.ServiceInterface.Storage.Versions;

/// <summary>
/// Each symbol counts for itself, in its own shard, so that no write touches two of them. Versions never fall and no symbol goes, so the
/// sum of a shard's versions rises with each of its commits. A reader that sees it move reads all versions of the shard.
/// </summary>
/// <param name="partitions">Partitions of the table symbols, each asked for itself; none: the table is asked as a whole.</param>
internal sealed class ShardedVersions(IReadOnlyList<string> partitions) : VersionScheme
{
    private static readonly IReadOnlyList<string?> WholeDatabase = [null];

    /// <inheritdoc/>
    public override IReadOnlyList<string?> Shards { get; } = partitions.Count == 0 ? WholeDatabase : partitions;

    /// <inheritdoc/>
    public override bool AreCounted => false;

    /// <inheritdoc/>
    /// <remarks>A transaction over two shards can be stored in one of them only.</remarks>
    public override int SymbolsPerTransaction => 1;

    /// <inheritdoc/>
    public override string SelectCounter(string? shard) =>
        $"SELECT database_id, (SELECT CAST(COALESCE(SUM(version), 0) AS SIGNED) FROM {Symbols(shard)}) FROM change_counter WHERE id = 1";

    /// <inheritdoc/>
    public override string SelectVersionsAbove(string? shard) => $"SELECT {SqlText.VersionColumns} FROM {Symbols(shard)} WHERE version > 0";

    /// <inheritdoc/>
    /// <remarks>The row of the symbol is locked, so nobody else gives the same number.</remarks>
    public override Task GiveAsync(
        SqlDialect dialect, DbTransaction transaction, IReadOnlyList<SymbolClaim> changed, CancellationToken cancellationToken)
    {
        foreach (var claim in changed) claim.Version = claim.Stored.Version + 1;
        return Task.CompletedTask;
    }

    private static string Symbols(string? partition) => partition is null ? "symbols" : $"symbols PARTITION ({partition})";
}
