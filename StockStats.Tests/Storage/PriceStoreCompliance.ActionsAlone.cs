using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;

namespace StockStats.Tests.Storage;

/// <summary>Actions that come without bars.</summary>
public sealed partial class PriceStoreCompliance
{
    private static readonly DateTimeOffset Fetched = new(2024, 3, 1, 21, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task Actions_alone_are_inserted_unchanged_and_updated_and_only_a_change_moves_the_version()
    {
        await WriteAsync(Day(0, 100));
        var inserted = await WriteActionsAsync(Split, Cash(-400, 0.5m), Cash(90, 0.6m));
        var before = await SymbolAsync();
        var unchanged = await WriteActionsAsync(Cash(90, 0.6m), Split, Cash(-400, 0.5m));
        var between = await SymbolAsync();
        var updated = await WriteActionsAsync(Split, Cash(-400, 0.5m), Cash(90, 0.7m));

        Assert.That((inserted, unchanged, updated), Is.EqualTo((new WriteCounts(3, 0, 0), new WriteCounts(0, 0, 3), new WriteCounts(0, 1, 2))));
        Assert.That(between, Is.EqualTo(before));
        Assert.That((await SymbolAsync()).Version, Is.GreaterThan(before.Version));
        Assert.That(await AllActionsAsync(), Is.EqualTo(new[] { Cash(-400, 0.5m), Split, Cash(90, 0.7m) }));
    }

    [Test]
    public async Task Actions_alone_keep_days_and_dates_and_make_a_symbol_that_is_not_stored()
    {
        var first = await WriteActionsAsync(Cash(0, 0.5m));
        var made = await SymbolAsync();
        await WriteAsync(Day(3, 100));
        await WriteActionsAsync(Cash(0, 0.5m), Cash(9, 0.5m));
        var stored = await SymbolAsync();

        Assert.That((first, made.Days, made.FirstDate, made.LastDate), Is.EqualTo((new WriteCounts(1, 0, 0), 0, (DateOnly?)null, (DateOnly?)null)));
        Assert.That((stored.Days, stored.FirstDate, stored.LastDate), Is.EqualTo((1, (DateOnly?)First.AddDays(3), (DateOnly?)First.AddDays(3))));
    }

    [Test]
    public async Task When_lists_were_fetched_is_remembered_each_by_itself_and_moves_the_version()
    {
        await WriteAsync(Day(0, 100));
        var before = await SymbolAsync();
        await WriteActionsAsync(Offer(Split) with { Lists = ActionLists.Splits, AsOf = Fetched });
        var half = await SymbolAsync();
        await WriteActionsAsync(Offer() with { Lists = ActionLists.Dividends, AsOf = Fetched.AddDays(1) });
        var whole = await SymbolAsync();
        await WriteAsync(Day(1, 101));

        Assert.Multiple(() =>
        {
            Assert.That((before.SplitsAsOf, before.ActionsAsOf), Is.EqualTo(((DateTimeOffset?)null, (DateTimeOffset?)null)));
            Assert.That((half.SplitsAsOf, half.DividendsAsOf, half.ActionsAsOf), Is.EqualTo(((DateTimeOffset?)Fetched, (DateTimeOffset?)null, (DateTimeOffset?)null)));
            Assert.That((whole.DividendsAsOf, whole.ActionsAsOf), Is.EqualTo(((DateTimeOffset?)Fetched.AddDays(1), (DateTimeOffset?)Fetched)));
            Assert.That((half.Version, whole.Version), Is.EqualTo((before.Version + 1, before.Version + 2)));
        });
        Assert.That((await SymbolAsync()).ActionsAsOf, Is.EqualTo(Fetched));
    }

    [Test]
    public async Task When_prices_were_fetched_is_remembered_without_a_new_version()
    {
        await WriteAsync(Day(0, 100));
        var before = await SymbolAsync();

        await Database.Store.RememberPricesAsync("IBM", Fetched, CancellationToken.None);
        await Database.Store.RememberPricesAsync("NOBODY", Fetched, CancellationToken.None);

        Assert.That(await SymbolAsync(), Is.EqualTo(before with { PricesAsOf = Fetched }));
        Assert.That(await Database.Store.FindSymbolAsync("NOBODY", CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task Cash_alone_of_one_day_is_summed()
    {
        var counts = await WriteActionsAsync(Cash(5, 3m), Split, Cash(5, 0.08m));

        Assert.That(counts, Is.EqualTo(new WriteCounts(2, 0, 0)));
        Assert.That(await AllActionsAsync(), Is.EqualTo(new[] { Split, Cash(5, 3.08m) }));
    }

    [Test]
    public async Task A_split_that_turns_out_a_spin_off_is_replaced_by_actions_alone()
    {
        await WriteActionsAsync(Split);

        Assert.That(await WriteActionsAsync(SpinOff), Is.EqualTo(new WriteCounts(0, 1, 0)));
        Assert.That(await AllActionsAsync(), Is.EqualTo(new[] { SpinOff }));
    }

    [Test]
    public async Task A_whole_list_deletes_what_the_same_source_gave_and_does_not_give_any_more()
    {
        await WriteAsync(WithActions(Split, Dividend));
        await WriteActionsAsync(Cash(-500, 0.4m), Cash(30, 0.5m), Cash(60, 0.5m));

        var kept = await WriteActionsAsync(Offer(Cash(-300, 0.4m), Cash(31, 0.5m)) with { Source = "another", IsComplete = true });
        var counts = await WriteActionsAsync(Offer(Cash(-400, 0.4m), Cash(31, 0.5m)) with { IsComplete = true });
        var none = await WriteActionsAsync(Offer() with { IsComplete = true });

        Assert.That((kept, counts, none), Is.EqualTo((new WriteCounts(2, 0, 0), new WriteCounts(1, 3, 1), default(WriteCounts))));
        Assert.That(await AllActionsAsync(), Is.EqualTo(new[] { Cash(-500, 0.4m), Cash(-400, 0.4m), Cash(-300, 0.4m), Split, Cash(31, 0.5m) }));
    }

    [Test]
    public async Task What_was_marked_by_hand_actions_alone_do_not_change_or_delete()
    {
        var shares = new CorporateAction(First, ActionKind.StockDividend, new(2, 1), null);
        await WriteActionsAsync(shares, Cash(9, 0.5m));

        var counts = await WriteActionsAsync(Offer(Cash(-9, 1m), Cash(0, 0.5m)) with { IsComplete = true });

        Assert.That(counts, Is.EqualTo(new WriteCounts(1, 1, 1)), "the one that no list has any more is gone");
        Assert.That(await AllActionsAsync(), Is.EqualTo(new[] { Cash(-9, 1m), shares }));
    }

    [TestCase(25_000_000, false)]
    [TestCase(25_000_001, true)]
    public async Task Cash_above_a_quarter_of_the_close_before_it_is_irregular(int millionths, bool irregular)
    {
        await WriteAsync(Day(-2, 100), Day(-1, 1, provisional: true), Day(0, 1), Day(1, 1));
        await WriteActionsAsync(CorporateAction.Cash(First, new(millionths)), Cash(-2, 1000m));

        Assert.That(await Database.QueryAsync<bool>("SELECT irregular FROM corporate_actions ORDER BY date"), Is.EqualTo(new[] { false, irregular }));
    }

    [Test]
    public async Task Cash_with_its_bar_is_irregular_by_the_same_rule()
    {
        await WriteAsync(Day(-1, 100), Day(0, 80) with { Actions = [Cash(0, 26m)] }, Day(1, 80) with { Actions = [Cash(1, 20m)] });

        Assert.That(await Database.QueryAsync<bool>("SELECT irregular FROM corporate_actions ORDER BY date"), Is.EqualTo(new[] { true, false }));
    }

    [Test]
    public async Task Cash_found_irregular_later_on_moves_the_version_once()
    {
        await WriteActionsAsync(Cash(1, 50m));
        await WriteAsync(Day(0, 100));
        var before = await SymbolAsync();
        await WriteActionsAsync(Cash(1, 50m));
        var marked = await SymbolAsync();
        await WriteActionsAsync(Cash(1, 50m));

        Assert.That((marked.Version > before.Version, await SymbolAsync()), Is.EqualTo((true, marked)));
    }

    [Test]
    public async Task Actions_of_another_basis_are_left_out()
    {
        await WriteAsync(Day(0, 100));

        var write = await Database.Store.WriteActionsAsync(Offer(Split) with { Basis = PriceBasis.Split, AsOf = Fetched }, CancellationToken.None);

        Assert.That((write.Counts, (write.Conflict as BasisConflict)?.Stored), Is.EqualTo((default(WriteCounts), (PriceBasis?)PriceBasis.Raw)));
        Assert.That((await AllActionsAsync(), (await SymbolAsync()).SplitsAsOf), Is.EqualTo((Array.Empty<CorporateAction>(), (DateTimeOffset?)null)));
    }

    [Test]
    public async Task Actions_that_cannot_be_are_a_mistake_of_the_caller()
    {
        var twice = await Assert.ThrowsAsync<ArgumentException>(() => WriteActionsAsync(Split, SpinOff));
        var elsewhere = await Assert.ThrowsAsync<ArgumentException>(() => WriteActionsAsync(Offer(Dividend) with { Lists = ActionLists.Splits }));
        var nobody = await Assert.ThrowsAsync<ArgumentException>(() => WriteActionsAsync(Offer(Dividend) with { Symbol = "ibm" }));

        Assert.That(twice!.Message, Does.Contain("'split' of 2024-02-28 and 'spin_off' of 2024-02-28"));
        Assert.That(elsewhere!.Message, Does.Contain("'cash' of 2024-02-28"));
        Assert.That(nobody!.Message, Does.Contain("'ibm'"));
    }

    private static CorporateAction Cash(int offset, decimal amount) => CorporateAction.Cash(First.AddDays(offset), Price.FromDecimal(amount));

    private static SymbolActions Offer(params CorporateAction[] actions) =>
        new("IBM", PriceBasis.Raw, "test", ActionLists.Splits | ActionLists.Dividends, actions);

    private Task<WriteCounts> WriteActionsAsync(params CorporateAction[] actions) => WriteActionsAsync(Offer(actions));

    private async Task<WriteCounts> WriteActionsAsync(SymbolActions actions) =>
        (await Database.Store.WriteActionsAsync(actions, CancellationToken.None)).Counts;

    /// <summary>All actions in date order, as an administrator sees them.</summary>
    private async Task<CorporateAction[]> AllActionsAsync()
    {
        await using var connection = await Database.Dialect.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT date, kind, numerator, denominator, amount FROM corporate_actions ORDER BY date, kind";
        await using var reader = await command.ExecuteReaderAsync();
        List<CorporateAction> actions = [];
        while (await reader.ReadAsync()) actions.Add(SqlRows.ReadAction(Database.Dialect, reader));
        return [.. actions];
    }
}
