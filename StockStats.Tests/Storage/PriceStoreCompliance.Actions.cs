using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Storage;

/// <summary>Splits and dividends.</summary>
public sealed partial class PriceStoreCompliance
{
    private static readonly CorporateAction Split = CorporateAction.SplitOrSpinOff(First, 4m);
    private static readonly CorporateAction SpinOff = CorporateAction.SplitOrSpinOff(First, 1.0460m);
    private static readonly CorporateAction Dividend = CorporateAction.Cash(First, new(205_000));

    [Test]
    public async Task Actions_come_back_with_the_bar_of_their_day()
    {
        await WriteAsync(WithActions(Split, Dividend), Day(1, 101));

        Assert.That(await ActionsAsync(), Is.EquivalentTo(new[] { Split, Dividend }));
    }

    [Test]
    public async Task A_source_without_actions_keeps_them_and_one_that_says_none_removes_them()
    {
        await WriteAsync(WithActions(Split, Dividend));

        var silent = await WriteAsync(Day(0, 100));
        var kept = await ActionsAsync();
        var denied = await WriteAsync(WithActions());

        Assert.Multiple(() =>
        {
            Assert.That(silent, Is.EqualTo(new WriteCounts(0, 0, 1)));
            Assert.That(kept, Is.EquivalentTo(new[] { Split, Dividend }));
            Assert.That(denied, Is.EqualTo(new WriteCounts(0, 1, 0)));
        });
        Assert.That(await ActionsAsync(), Is.Empty);
    }

    [Test]
    public async Task A_changed_action_is_an_update_of_its_bar_and_moves_the_version()
    {
        await WriteAsync(WithActions(Dividend));
        var before = await SymbolAsync();

        var counts = await WriteAsync(WithActions(Dividend with { Amount = new(210_000) }));

        Assert.That(counts, Is.EqualTo(new WriteCounts(0, 1, 0)));
        Assert.That((await SymbolAsync()).Version, Is.GreaterThan(before.Version));
        Assert.That((await ActionsAsync()).Single().Amount, Is.EqualTo(new Price(210_000)));
    }

    [Test]
    public async Task A_split_that_turns_out_a_spin_off_replaces_it()
    {
        await WriteAsync(WithActions(Split));

        await WriteAsync(WithActions(SpinOff));

        Assert.That(await ActionsAsync(), Is.EqualTo(new[] { SpinOff }));
    }

    [Test]
    public async Task Equal_actions_are_no_change()
    {
        await WriteAsync(WithActions(Split, Dividend));

        Assert.That(await WriteAsync(WithActions(Dividend, Split)), Is.EqualTo(new WriteCounts(0, 0, 1)));
    }

    [Test]
    public async Task What_was_marked_by_hand_no_source_changes()
    {
        await WriteAsync(WithActions(Split));
        await MarkIrregularAsync("IBM");

        var removed = await WriteAsync(WithActions());
        var changed = await WriteAsync(WithActions(Split with { Factor = new(7, 1) }));

        Assert.That((removed.Unchanged, changed.Unchanged), Is.EqualTo((1, 1)));
        Assert.That(await ActionsAsync(), Is.EqualTo(new[] { Split }));
    }

    [Test]
    public async Task Cash_marked_for_its_size_is_corrected_and_loses_the_mark()
    {
        await WriteAsync(Day(-1, 100), WithActions(Dividend with { Amount = new(26_000_000) }));
        var marked = await IrregularAsync();

        var corrected = await WriteAsync(WithActions(Dividend with { Amount = new(260_000) }));

        Assert.That((marked, corrected, await IrregularAsync()), Is.EqualTo((true, new WriteCounts(0, 1, 0), false)));
        Assert.That(await WriteAsync(WithActions()), Is.EqualTo(new WriteCounts(0, 1, 0)));
        Assert.That(await ActionsAsync(), Is.Empty);
    }

    [Test]
    public async Task Cash_that_was_confirmed_by_hand_to_be_shares_does_not_come_back()
    {
        var shares = new CorporateAction(First, ActionKind.StockDividend, new(2, 1), null);
        await WriteAsync(WithActions(shares));

        var counts = await WriteAsync(WithActions(Dividend, Split));

        Assert.That(counts, Is.EqualTo(new WriteCounts(0, 1, 0)));
        Assert.That(await ActionsAsync(), Is.EquivalentTo(new[] { shares, Split }));
    }

    [Test]
    public async Task Cash_paid_twice_on_one_day_is_summed()
    {
        // MSFT 2004-11-15: a special dividend of 3 and the quarter's 0.08.
        var (special, quarter) = (CorporateAction.Cash(First, new(3_000_000)), CorporateAction.Cash(First, new(80_000)));
        await WriteAsync(WithActions(special, Split, quarter));

        Assert.That(await WriteAsync(WithActions(quarter, special, Split)), Is.EqualTo(new WriteCounts(0, 0, 1)));
        Assert.That(await ActionsAsync(), Is.EquivalentTo(new[] { CorporateAction.Cash(First, new(3_080_000)), Split }));
    }

    [Test]
    public async Task A_provisional_bar_does_not_touch_the_actions_of_a_final_one()
    {
        await WriteAsync(WithActions(Dividend));

        await WriteAsync(Day(0, 100, provisional: true) with { Actions = [Split] });

        Assert.That(await ActionsAsync(), Is.EqualTo(new[] { Dividend }));
    }

    [Test]
    public async Task Two_splits_on_one_day_or_an_action_of_another_day_are_a_mistake_of_the_caller()
    {
        var twice = await Assert.ThrowsAsync<ArgumentException>(() => WriteAsync(WithActions(Split, Split)));
        var elsewhere = await Assert.ThrowsAsync<ArgumentException>(() => WriteAsync(Day(1, 100) with { Actions = [Split] }));

        Assert.That(twice!.Message, Does.Contain("2024-02-28").And.Contain("'split'"));
        Assert.That(elsewhere!.Message, Does.Contain("2024-02-28").And.Contain("2024-02-29"));
        Assert.That(await Database.Store.FindSymbolAsync("IBM", CancellationToken.None), Is.Null);
    }

    private async Task<bool> IrregularAsync() => (await Database.QueryAsync<bool>("SELECT irregular FROM corporate_actions")).Single();

    /// <summary>As marked by hand, which only an administrator does, in SQL.</summary>
    private Task MarkIrregularAsync(string symbol) =>
        Database.ExecuteAsync("UPDATE corporate_actions SET irregular = 1 WHERE symbol = @symbol", new { symbol });

    private static PriceRow WithActions(params CorporateAction[] actions) => Day(0, 100) with { Actions = actions };

    private async Task<IReadOnlyList<CorporateAction>> ActionsAsync() =>
        (await Database.Store.ReadBarsAsync("IBM")).Single(bar => bar.Bar.Date == First).Actions;
}
