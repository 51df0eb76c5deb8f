using Microsoft.Extensions.Time.Testing;
using StockStats.ServiceInterface.Caching;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;

namespace StockStats.Tests.Caching;

/// <summary>Bounded in bytes; what was not asked for lately makes room; a lower version replaces nothing.</summary>
[TestFixture, FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SeriesTableTests : IDisposable
{
    private const int Bars = 100;
    private const long SeriesBytes = SeriesTable.SymbolBytes + SeriesTable.BarBytes * Bars;
    private const int Room = 4;

    private readonly FakeTimeProvider _clock = new();
    private readonly SeriesTable _table;

    public SeriesTableTests() => _table = new(Room * SeriesBytes, _clock);

    public void Dispose() => _table.Dispose();

    [Test]
    public void As_many_series_are_kept_as_have_room([Values(0, 1, Room, Room + 1, 100)] int symbols)
    {
        for (var i = 0; i < symbols; i++) Add($"S{i}");

        Assert.That((_table.Count, _table.Bytes), Is.EqualTo((Math.Min(symbols, Room), Math.Min(symbols, Room) * SeriesBytes)));
    }

    [Test]
    public void Those_asked_for_lately_are_kept()
    {
        for (var i = 0; i < Room; i++) Add($"S{i}");
        Add("NEW"); // goes round once: all were new, so the oldest has left, and the others have spent their first chance
        _table.Find("S1")!.IsUsed = true;

        Add("NEWER");

        Assert.That((_table.Find("S0"), _table.Find("S2")), Is.EqualTo(((CachedSymbol?)null, (CachedSymbol?)null)));
        Assert.That(new[] { "S1", "S3", "NEW", "NEWER" }.Select(_table.Find), Has.All.Not.Null);
    }

    [Test]
    public void A_series_that_needs_more_than_there_is_room_for_is_not_kept_and_leaves_the_table_in_order()
    {
        Add("BIG", bars: (Room + 1) * Bars);
        Add("SMALL");

        Assert.That((_table.Find("BIG"), _table.Count, _table.Bytes), Is.EqualTo(((CachedSymbol?)null, 1, SeriesBytes)));
    }

    [Test]
    public void A_table_without_room_keeps_nothing()
    {
        using var none = new SeriesTable(0, _clock);
        none.GetOrAdd("A").Keep(Series("A", 1));
        none.Settle(none.Find("A")!);

        Assert.That((none.Count, none.Bytes, none.Find("A")), Is.EqualTo((0, 0L, (CachedSymbol?)null)));
    }

    [Test]
    public void A_series_that_has_grown_makes_others_go_at_the_next_count()
    {
        for (var i = 0; i < Room; i++) Add($"S{i}");
        _table.Find("S0")!.Keep(Series("S0", version: 2, bars: 2 * Bars));

        _table.Recount();

        Assert.That(_table.Bytes, Is.LessThanOrEqualTo(Room * SeriesBytes));
    }

    [Test]
    public void A_load_that_ends_after_everything_was_dropped_does_not_come_back()
    {
        var loading = _table.GetOrAdd("A");
        _table.Clear();
        loading.Keep(Series("A", 1));

        _table.Settle(loading);

        Assert.That((_table.Count, _table.Bytes, _table.Find("A")), Is.EqualTo((0, 0L, (CachedSymbol?)null)));
    }

    [TestCase(4, 5L)]
    [TestCase(5, 5L)]
    [TestCase(6, 6L)]
    public void Only_a_higher_version_replaces_a_series(long offered, long kept)
    {
        var symbol = Add("A", version: 5);

        symbol.Keep(Series("A", offered));

        Assert.That(symbol.Stored!.Version, Is.EqualTo(kept));
    }

    [Test]
    public void A_series_below_the_version_required_is_not_current_and_none_below_it_is_kept()
    {
        var symbol = Add("A", version: 5);

        symbol.Require(8);
        symbol.Require(7);
        symbol.Keep(Series("A", 7));

        Assert.That((symbol.Current, symbol.Stored!.Version, symbol.Required), Is.EqualTo(((StoredSeries?)null, 5L, 8L)));
    }

    private CachedSymbol Add(string name, long version = 1, int bars = Bars)
    {
        var symbol = _table.GetOrAdd(name);
        symbol.Keep(Series(name, version, bars));
        _table.Settle(symbol);
        return symbol;
    }

    private static StoredSeries Series(string name, long version, int bars = Bars)
    {
        var first = new DateOnly(2024, 1, 2);
        List<Bar> days = [.. Enumerable.Range(0, bars).Select(i => new Bar(first.AddDays(i), new(1_000_000), null, null, new(1_000_000), 1))];
        return new(new(days, SymbolFacts.Unknown with { Symbol = name }), version, "test");
    }
}
