using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Storage;

/// <summary>What every <see cref="IPriceStore"/> does, whatever its database.</summary>
[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.MariaDb, Category = StorageFixture.Server), TestFixture(DatabaseKind.Spider, Category = StorageFixture.Server)]
public sealed partial class PriceStoreCompliance(DatabaseKind kind) : StorageFixture(kind)
{
    private bool IsCounted => Kind != DatabaseKind.Spider;

    private static DateOnly First => new(2024, 2, 28);

    [Test]
    public async Task New_days_are_inserted_equal_ones_unchanged_and_different_ones_updated()
    {
        var first = await WriteAsync(Day(0, 100), Day(1, 101));
        var second = await WriteAsync(Day(0, 100), Day(1, 999), Day(2, 102));

        Assert.Multiple(() =>
        {
            Assert.That(first, Is.EqualTo(new WriteCounts(2, 0, 0)));
            Assert.That(second, Is.EqualTo(new WriteCounts(1, 1, 1)));
        });
        Assert.That((await BarsAsync()).Select(bar => bar.Close.ToDecimal()), Is.EqualTo(new[] { 100m, 999m, 102m }));
    }

    [Test]
    public async Task A_day_between_stored_ones_and_a_batch_with_gaps_find_their_places()
    {
        await WriteAsync(Day(0, 100), Day(2, 102), Day(4, 104));

        var counts = await WriteAsync(Day(1, 101), Day(2, 102), Day(3, 103), Day(5, 105));

        Assert.That(counts, Is.EqualTo(new WriteCounts(3, 0, 1)));
        Assert.That((await BarsAsync()).Select(bar => bar.Date), Is.EqualTo(Enumerable.Range(0, 6).Select(First.AddDays)));
    }

    [Test]
    public async Task What_a_source_lacks_keeps_its_stored_value()
    {
        var full = new Bar(First, new(10), new(12), new(9), new(11), 5, new(7));
        await WriteAsync(new PriceRow(full, null));

        var same = await WriteAsync(new PriceRow(full with { High = null, Low = null, AdjustedClose = null }, null));
        var changed = await WriteAsync(new PriceRow(full with { High = null, Low = null, AdjustedClose = null, Close = new(10) }, null));

        Assert.That((same.Unchanged, changed.Updated), Is.EqualTo((1, 1)));
        Assert.That((await BarsAsync()).Single(), Is.EqualTo(full with { Close = new(10) }));
    }

    [Test]
    public async Task Another_source_of_equal_values_is_no_change()
    {
        await WriteAsync(Day(0, 100));

        var counts = await Database.Store.WriteAsync(new SymbolPrices("IBM", PriceBasis.Raw, "another", [Day(0, 100)]), CancellationToken.None);

        Assert.That(counts, Is.EqualTo(new WriteCounts(0, 0, 1)));
    }

    [Test]
    public async Task A_provisional_bar_never_replaces_a_final_one_and_a_final_one_replaces_it()
    {
        await WriteAsync(Day(0, 100), Day(1, 101, provisional: true));
        var before = await SymbolAsync();

        var counts = await WriteAsync(Day(0, 999, provisional: true), Day(1, 102));
        var after = await SymbolAsync();

        Assert.Multiple(() =>
        {
            Assert.That(counts, Is.EqualTo(new WriteCounts(0, 1, 1)));
            Assert.That((before.Days, before.LastDate, after.Days, after.LastDate), Is.EqualTo((1, (DateOnly?)First, 2, (DateOnly?)First.AddDays(1))));
        });
        Assert.That((await BarsAsync()).Select(bar => (bar.Close.ToDecimal(), bar.Provisional)), Is.EqualTo(new[] { (100m, false), (102m, false) }));
    }

    [Test]
    public async Task A_symbol_with_nothing_but_a_provisional_bar_has_no_days()
    {
        await WriteAsync(Day(0, 100, provisional: true));

        var symbol = await SymbolAsync();

        Assert.That((symbol.Days, symbol.FirstDate, symbol.LastDate), Is.EqualTo((0, (DateOnly?)null, (DateOnly?)null)));
    }

    [Test]
    public async Task Another_basis_is_refused_and_nothing_changes()
    {
        await WriteAsync(Day(0, 100));
        var before = await SymbolAsync();

        var refusal = await Assert.ThrowsAsync<BasisConflictException>(() =>
            Database.Store.WriteAsync(new SymbolPrices("IBM", PriceBasis.All, "test", [Day(0, 50), Day(1, 51)]), CancellationToken.None));

        Assert.That(refusal!.Symbol, Is.EqualTo("IBM"));
        Assert.That(await SymbolAsync(), Is.EqualTo(before));
        Assert.That((await BarsAsync()).Single().Close.ToDecimal(), Is.EqualTo(100m));
    }

    [Test]
    public async Task An_unchanged_write_moves_neither_version_nor_time_nor_source()
    {
        await WriteAsync(Day(0, 100));
        var before = await SymbolAsync();

        await Database.Store.WriteAsync(new SymbolPrices("IBM", PriceBasis.Raw, "another", [Day(0, 100)]), CancellationToken.None);

        Assert.That(await SymbolAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Versions_rise_with_each_change_over_all_symbols()
    {
        List<long> versions = [];
        foreach (var (symbol, close) in new[] { ("IBM", 100m), ("AAPL", 100m), ("IBM", 101m), ("AAPL", 101m) })
        {
            await WriteAsync(symbol, Day(0, close));
            versions.Add((await Database.Store.FindSymbolAsync(symbol, CancellationToken.None))!.Version);
        }

        Assert.That(versions, IsCounted ? Is.Ordered.And.Unique : Is.EqualTo([1, 1, 2, 2]), "on shards each symbol counts for itself");
    }

    [Test]
    public async Task No_rows_make_no_symbol()
    {
        var counts = await WriteAsync();

        Assert.That(counts, Is.EqualTo(default(WriteCounts)));
        Assert.That(await Database.Store.FindSymbolAsync("IBM", CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task Rows_out_of_order_or_twice_are_a_mistake_of_the_caller()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => WriteAsync(Day(1, 1), Day(0, 1)));
        await Assert.ThrowsAsync<ArgumentException>(() => WriteAsync(Day(0, 1), Day(0, 1)));
        Assert.That(await Database.Store.FindSymbolAsync("IBM", CancellationToken.None), Is.Null);
    }

    [TestCase("")]
    [TestCase("ibm")]
    [TestCase(" IBM")]
    [TestCase("123456789012345678901234567890123")]
    public async Task A_symbol_not_in_its_normal_form_is_a_mistake_of_the_caller(string symbol)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => WriteAsync(symbol, Day(0, 1)));
        Assert.That((await BarsAsync()).Count(), Is.Zero);
    }

    [TestCase(-7)]
    [TestCase(2)]
    [TestCase(7)]
    public async Task The_symbol_follows_days_added_before_between_and_after(int offset)
    {
        await WriteAsync(Day(0, 1), Day(4, 1));
        await WriteAsync(Day(offset, 1));

        var symbol = await SymbolAsync();

        Assert.That((symbol.FirstDate, symbol.LastDate, symbol.Days),
            Is.EqualTo(((DateOnly?)First.AddDays(Math.Min(0, offset)), (DateOnly?)First.AddDays(Math.Max(4, offset)), 3)));
    }

    [Test]
    public async Task A_long_history_comes_out_as_it_went_in_and_is_unchanged_the_second_time()
    {
        PriceRow[] rows = [.. Enumerable.Range(0, 6_068).Select(i => Day(i - 6_068, 0.000001m * (i * 7919 + 1)))];

        var first = await WriteAsync(rows);
        var second = await WriteAsync(rows);

        Assert.That((first, second), Is.EqualTo((new WriteCounts(6_068, 0, 0), new WriteCounts(0, 0, 6_068))));
        Assert.That(await BarsAsync(), Is.EqualTo(rows.Select(row => row.Bar)));
    }

    [Test]
    public async Task The_first_and_last_day_of_the_calendar_and_the_largest_values_come_out_as_they_went_in()
    {
        var largest = new Bar(DateOnly.MinValue, Price.Max, Price.Max, new(1), Price.Max, Bar.MaxVolume, Price.Max);

        await WriteAsync(new PriceRow(largest, null), new PriceRow(largest with { Date = new(2024, 2, 29) }, null), new PriceRow(largest with { Date = DateOnly.MaxValue }, null));

        Assert.That(await BarsAsync(), Is.EqualTo(new[] { largest, largest with { Date = new(2024, 2, 29) }, largest with { Date = DateOnly.MaxValue } }));
    }

    [Test]
    public async Task Symbols_that_differ_in_one_character_are_different()
    {
        var longest = new string('A', SymbolName.MaxLength);
        foreach (var symbol in new[] { "BRK.A", "BRK-A", "BRK=A", "^BRKA", longest }) await WriteAsync(symbol, Day(0, 1));

        var page = await Database.Store.QuerySymbolsAsync(new(null, 10, 1), CancellationToken.None);

        Assert.That(page.Items.Select(item => item.Symbol), Is.EquivalentTo(new[] { "BRK.A", "BRK-A", "BRK=A", "^BRKA", longest }));
    }

    private static PriceRow Day(int offset, decimal price, bool provisional = false) => StoreDatabase.Day(First.AddDays(offset), price, 1000, provisional);

    private Task<WriteCounts> WriteAsync(params PriceRow[] rows) => WriteAsync("IBM", rows);

    private Task<WriteCounts> WriteAsync(string symbol, params PriceRow[] rows) =>
        Database.Store.WriteAsync(new SymbolPrices(symbol, PriceBasis.Raw, "test", rows), CancellationToken.None);

    private async Task<StoredSymbol> SymbolAsync() => (await Database.Store.FindSymbolAsync("IBM", CancellationToken.None))!;

    private async Task<IEnumerable<Bar>> BarsAsync(string? symbol = null) =>
        (symbol is null ? await Database.Store.ReadBarsAsync() : await Database.Store.ReadBarsAsync(symbol)).Select(item => item.Bar);
}
