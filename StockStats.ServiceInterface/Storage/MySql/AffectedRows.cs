namespace StockStats.ServiceInterface.Storage.MySql;

/// <summary>Compares what a write was given with what the server says it did.</summary>
internal static class AffectedRows
{
    /// <summary>MySQL and MariaDB alike count a new row once and a replaced one twice, for REPLACE and for ON DUPLICATE KEY UPDATE.</summary>
    /// <param name="writes">What was to be written.</param>
    /// <param name="affected">What the server says.</param>
    /// <param name="isRouter">Whether it speaks for shards: Spider counts some rows twice, its own work and the shard's, and replaced ones once.</param>
    /// <exception cref="StorageException">The numbers differ.</exception>
    public static void Check(IReadOnlyList<BarWrite> writes, long affected, bool isRouter)
    {
        var least = writes.Sum(write => (long)write.Bars.Count);
        var expected = least + writes.Sum(write => (long)write.Replaced);
        if (isRouter ? affected >= least : affected == expected) return;
        throw new StorageException(FormattableString.Invariant(
            $"The database reports {affected} changes where {expected} were to be made ({Symbols(writes)}). Nothing of this operation was stored. Look for triggers, views or a proxy between."));
    }

    private static string Symbols(IReadOnlyList<BarWrite> writes) =>
        writes.Count == 1 ? writes[0].Symbol : $"{writes[0].Symbol} to {writes[^1].Symbol}";
}
