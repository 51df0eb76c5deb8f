using StockStats.ServiceInterface.Caching;
using StockStats.Tests.Caching.Support;

namespace StockStats.Tests.Caching;

/// <summary>What the cache does can be read from outside.</summary>
[TestFixture]
public sealed class CacheMetricsTests : DatabaseFixture
{
    private const int Days = 10;
    private const long SeriesBytes = SeriesTable.SymbolBytes + SeriesTable.BarBytes * Days;
    private static readonly DateOnly First = new(2024, 1, 2);

    [Test]
    public async Task Hits_loads_evictions_and_what_is_held_are_told()
    {
        foreach (var symbol in (string[])["A", "B"]) await Database.StoreDaysAsync(symbol, First, Days);
        await using var process = new CachingProcess(Database, new() { SeriesBytes = SeriesBytes });
        using var totals = new MeterTotals(process.Table.Metrics.Meter);

        foreach (var symbol in (string[])["A", "A", "A", "B", "NOPE"]) await process.FindAsync(symbol);

        Assert.That(totals.Read(), Is.EquivalentTo(new Dictionary<string, long>(StringComparer.Ordinal)
        {
            ["stockstats.cache.hits"] = 2,
            ["stockstats.cache.loads"] = 3,
            ["stockstats.cache.evictions"] = 1,
            ["stockstats.cache.bytes"] = SeriesBytes,
            ["stockstats.cache.series"] = 1,
        }));
    }
}
