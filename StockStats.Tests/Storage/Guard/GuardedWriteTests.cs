using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceInterface.Storage.Guard;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Storage.Guard;

/// <summary>Writes by rule, on each database.</summary>
[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.MariaDb, Category = StorageFixture.Server)]
public sealed class GuardedWriteTests(DatabaseKind kind) : StorageFixture(kind)
{
    private static readonly decimal[] Closes = Histories.Walk(30);

    [SetUp]
    public async Task StoreAsync() => await WriteAsync(HistoryRule.Guarded, Rows(0, 30, close => close));

    [Test]
    public async Task The_same_rows_change_nothing_and_say_nothing()
    {
        var write = await WriteAsync(HistoryRule.Guarded, Rows(0, 30, close => close));

        Assert.That(write, Is.EqualTo(new SymbolWrite("IBM", new(0, 0, 30), null)));
    }

    [Test]
    public async Task A_correction_is_stored_and_told_with_both_bars()
    {
        var rows = Rows(20, 12, close => close);
        rows[3] = StoreDatabase.Day(rows[3].Bar.Date, 77, 1);

        var write = await WriteAsync(HistoryRule.Guarded, rows);

        Assert.That((write.Counts, write.Conflict), Is.EqualTo((new WriteCounts(2, 1, 9), (WriteConflict?)null)));
        Assert.That((write.History!.Verdict.Change, write.History.CorrectionCount), Is.EqualTo((HistoryChange.Corrections, 1)));
        Assert.That(write.History.Corrections.Single(), Is.EqualTo(new BarChange(Rows(23, 1, close => close)[0].Bar, rows[3].Bar)));
    }

    [Test]
    public async Task The_first_twenty_corrections_are_told_and_all_are_counted()
    {
        var rows = Rows(0, 30, close => close).ConvertAll(row => row with { Bar = row.Bar with { Volume = 2 } });

        var history = (await WriteAsync(HistoryRule.Guarded, rows)).History!;

        Assert.That((history.CorrectionCount, history.Corrections.Count), Is.EqualTo((30, 20)));
    }

    [Test]
    public async Task A_readjusted_part_is_left_out_and_other_symbols_are_stored()
    {
        var before = await SymbolAsync();
        var offered = Rows(10, 25, close => close / 4);

        var writes = await Database.Store.WriteAsync(
            [Prices("IBM", offered), Prices("MSFT", Rows(0, 3, close => close))], HistoryRule.Guarded, CancellationToken.None);

        Assert.That((writes[0].Counts, writes[1].Counts), Is.EqualTo((default(WriteCounts), new WriteCounts(3, 0, 0))));
        Assert.That(writes[0].Conflict, Is.InstanceOf<HistoryConflict>().With.Property(nameof(HistoryConflict.NeedsWholeHistory)).True);
        Assert.That(writes[0].Conflict!.Message, Does.Contain("20 closes").And.Contain("0.25").And.Contain("25 rows do not cover all 30 stored days").And.Contain("--force"));
        Assert.That(await SymbolAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_readjusted_whole_replaces_every_bar_and_what_it_lacks_goes()
    {
        var full = new Bar(Histories.First, new(10), new(12), new(9), new(11), 5, new(7));
        await Database.Store.WriteAsync(Prices("GE", [.. Days(full, 6)]), CancellationToken.None);
        var scaled = full with { Open = new(1_000), High = null, Low = null, Close = new(1_100), AdjustedClose = null };

        var write = (await Database.Store.WriteAsync([Prices("GE", [.. Days(scaled, 7)])], HistoryRule.Guarded, CancellationToken.None))[0];

        Assert.That((write.Counts, write.History!.Verdict.Change), Is.EqualTo((new WriteCounts(1, 6, 0), HistoryChange.Readjusted)));
        Assert.That(await BarsAsync("GE"), Is.EqualTo(Days(scaled, 7).Select(row => row.Bar)));
    }

    [Test]
    public async Task A_whole_history_without_one_stored_day_is_no_whole_one()
    {
        var rows = Rows(0, 31, close => close / 4);
        rows.RemoveAt(12);

        Assert.That((await WriteAsync(HistoryRule.Guarded, rows)).Conflict, Is.Not.Null);
    }

    [Test]
    public async Task A_whole_history_with_a_provisional_bar_for_a_final_day_is_no_whole_one()
    {
        var rows = Rows(0, 30, close => close / 4);
        rows[29] = rows[29] with { Bar = rows[29].Bar with { Provisional = true } };

        Assert.That((await WriteAsync(HistoryRule.Guarded, rows)).Conflict, Is.Not.Null);
    }

    [Test]
    public async Task A_provisional_bar_between_that_is_not_offered_keeps_it_from_being_whole()
    {
        await WriteAsync(HistoryRule.Guarded, [StoreDatabase.Day(Histories.First.AddDays(30), 100, 1, provisional: true)]);
        var rows = Rows(0, 32, close => close / 4);
        rows.RemoveAt(30);

        Assert.That((await WriteAsync(HistoryRule.Guarded, rows)).Conflict, Is.Not.Null);
    }

    [Test]
    public async Task A_rewritten_history_is_left_out_even_as_a_whole()
    {
        var other = Histories.Walk(30, seed: 9, start: 40);
        List<PriceRow> rows = [.. other.Select((close, day) => StoreDatabase.Day(Histories.First.AddDays(day), close, 1))];

        var write = await WriteAsync(HistoryRule.Guarded, rows);

        Assert.That((write.Conflict as HistoryConflict)?.NeedsWholeHistory, Is.False);
        Assert.That(write.Conflict!.Message, Does.Contain("stored closes would change").And.Contain("another company").And.Contain("--force"));
    }

    [Test]
    public async Task Force_stores_a_part_and_tells_it()
    {
        var write = await WriteAsync(HistoryRule.Forced, Rows(10, 25, close => close / 4));

        Assert.That((write.Counts, write.Conflict, write.History!.Verdict.Change),
            Is.EqualTo((new WriteCounts(5, 20, 0), (WriteConflict?)null, HistoryChange.Readjusted)));
    }

    [Test]
    public async Task Overwriting_asks_nothing_and_tells_nothing()
    {
        var write = (await Database.Store.WriteAsync([Prices("IBM", Rows(10, 25, close => close / 4))], CancellationToken.None))[0];

        Assert.That(write, Is.EqualTo(new SymbolWrite("IBM", new(5, 20, 0), null)));
    }

    [Test]
    public async Task Provisional_bars_may_change_as_they_like()
    {
        var first = Histories.First.AddDays(30);
        await WriteAsync(HistoryRule.Guarded, [.. Enumerable.Range(0, 6).Select(i => StoreDatabase.Day(first.AddDays(i), 100, 1, provisional: true))]);

        var write = await WriteAsync(HistoryRule.Guarded, [.. Enumerable.Range(0, 6).Select(i => StoreDatabase.Day(first.AddDays(i), 25, 1))]);

        Assert.That(write, Is.EqualTo(new SymbolWrite("IBM", new(0, 6, 0), null)));
    }

    private static IEnumerable<PriceRow> Days(Bar bar, int days) =>
        Enumerable.Range(0, days).Select(day => new PriceRow(bar with { Date = bar.Date.AddDays(day) }, null));

    private static List<PriceRow> Rows(int first, int days, Func<decimal, decimal> change) =>
        [.. Enumerable.Range(first, days).Select(day => StoreDatabase.Day(Histories.First.AddDays(day), change(Closes[day % Closes.Length]), 1))];

    private static SymbolPrices Prices(string symbol, IReadOnlyList<PriceRow> rows) => new(symbol, PriceBasis.Raw, "test", rows);

    private async Task<SymbolWrite> WriteAsync(HistoryRule rule, IReadOnlyList<PriceRow> rows) =>
        (await Database.Store.WriteAsync([Prices("IBM", rows)], rule, CancellationToken.None))[0];

    private Task<StoredSymbol?> SymbolAsync() => Database.Store.FindSymbolAsync("IBM", CancellationToken.None);

    private async Task<IEnumerable<Bar>> BarsAsync(string symbol) =>
        (await Database.Store.ReadBarsAsync(symbol)).Select(item => item.Bar);
}
