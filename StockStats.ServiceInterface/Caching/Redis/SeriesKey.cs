namespace StockStats.ServiceInterface.Caching.Redis;

/// <summary>Which history an entry is: what is committed under a version never changes.</summary>
/// <param name="DatabaseId">The database whose transactions the version counts.</param>
/// <param name="Symbol">The symbol, in its normal form.</param>
/// <param name="Version">Number of the transaction that last changed it.</param>
internal readonly record struct SeriesKey(string DatabaseId, string Symbol, long Version)
{
    /// <summary>The key in Redis.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"stockstats:{DatabaseId}:{SeriesBytes.Format}:{Symbol}:{Version}");
}
