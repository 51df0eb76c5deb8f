using System.Data.Common;

namespace StockStats.ServiceInterface.Storage.Versions;

/// <summary>Versions are numbers of the one change counter, so that a reader asks for those above the last one seen.</summary>
internal sealed class CountedVersions : VersionScheme
{
    /// <inheritdoc/>
    public override IReadOnlyList<string?> Shards { get; } = [null];

    /// <inheritdoc/>
    public override bool AreCounted => true;

    /// <inheritdoc/>
    public override int SymbolsPerTransaction => int.MaxValue;

    /// <inheritdoc/>
    public override string SelectCounter(string? shard) => SqlText.SelectCounter;

    /// <inheritdoc/>
    public override string SelectVersionsAbove(string? shard) => SqlText.SelectVersionsAbove;

    /// <inheritdoc/>
    public override async Task GiveAsync(
        SqlDialect dialect, DbTransaction transaction, IReadOnlyList<SymbolClaim> changed, CancellationToken cancellationToken)
    {
        await using var next = RowsCommand.Create(transaction, dialect.NextVersion, []);
        var version = await next.ReadLongAsync(cancellationToken);
        foreach (var claim in changed) claim.Version = version;
    }
}
