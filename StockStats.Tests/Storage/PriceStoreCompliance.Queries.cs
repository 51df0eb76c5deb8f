using StockStats.ServiceInterface.Prices;

namespace StockStats.Tests.Storage;

/// <summary>Reading: pages, orders, ranges, searches.</summary>
public sealed partial class PriceStoreCompliance
{
    [Test]
    public async Task Pages_in_either_order_add_up_to_all_rows_once([Values] bool descending, [Values("IBM", null)] string? symbol, [Values(1, 2, 3, 7)] int limit)
    {
        await WriteAsync("IBM", [.. Enumerable.Range(0, 5).Select(i => Day(i, 100 + i))]);
        await WriteAsync("AAPL", [.. Enumerable.Range(0, 3).Select(i => Day(i, 200 + i))]);
        var total = symbol is null ? 8 : 5;
        List<(string, DateOnly)> seen = [];

        for (var page = 1; page <= (total + limit - 1) / limit; page++)
        {
            var read = await Database.Store.QueryBarsAsync(new(symbol, DateRange.All, descending, false, limit, page), CancellationToken.None);
            Assert.That(read.Count, Is.EqualTo(total));
            seen.AddRange(read.Items.Select(item => (item.Symbol, item.Bar.Date)));
        }

        var expected = seen.Order().ToList();
        if (descending) expected.Reverse();
        Assert.That(seen, Has.Count.EqualTo(total).And.Unique);
        Assert.That(seen, Is.EqualTo(expected));
    }

    [Test]
    public async Task A_range_takes_both_its_ends_with_and_without_a_symbol([Values("IBM", null)] string? symbol)
    {
        await WriteAsync([.. Enumerable.Range(0, 5).Select(i => Day(i, 100 + i))]);

        var read = await Database.Store.QueryBarsAsync(new(symbol, new(First.AddDays(1), First.AddDays(3)), false, false, 10, 1), CancellationToken.None);
        var empty = await Database.Store.QueryBarsAsync(new(symbol, new(First.AddDays(3), First.AddDays(1)), false, false, 10, 1), CancellationToken.None);

        Assert.That((read.Count, read.Items[0].Bar.Date, read.Items[^1].Bar.Date), Is.EqualTo((3L, First.AddDays(1), First.AddDays(3))));
        Assert.That((empty.Count, empty.Items.Count), Is.EqualTo((0L, 0)));
    }

    [Test]
    public async Task The_last_page_there_can_be_is_empty_with_the_true_count()
    {
        await WriteAsync(Day(0, 1));

        var read = await Database.Store.QueryBarsAsync(new(null, DateRange.All, false, false, int.MaxValue, int.MaxValue), CancellationToken.None);

        Assert.That((read.Count, read.Items.Count), Is.EqualTo((1L, 0)));
    }

    [TestCase(0, 1)]
    [TestCase(-1, 1)]
    [TestCase(1, 0)]
    [TestCase(1, -1)]
    public void A_limit_or_page_below_1_is_a_mistake_of_the_caller(int limit, int page) => Assert.Multiple(() =>
    {
        Assert.That(() => Database.Store.QueryBarsAsync(new(null, DateRange.All, false, false, limit, page), CancellationToken.None),
            Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Database.Store.QuerySymbolsAsync(new(null, limit, page), CancellationToken.None),
            Throws.InstanceOf<ArgumentOutOfRangeException>());
    });

    [Test]
    public async Task Each_bar_of_a_page_has_the_actions_of_its_own_symbol_and_day()
    {
        CorporateAction Cash(int offset, long amount) => CorporateAction.Cash(First.AddDays(offset), new(amount));
        await WriteAsync("IBM", Day(0, 1), Day(1, 2) with { Actions = [Cash(1, 5), CorporateAction.SplitOrSpinOff(First.AddDays(1), 2m)] });
        await WriteAsync("AAPL", Day(0, 3) with { Actions = [Cash(0, 8)] }, Day(1, 4) with { Actions = [Cash(1, 7)] });

        var page = await Database.Store.QueryBarsAsync(new(null, DateRange.All, Descending: true, false, Limit: 3, Page: 1), CancellationToken.None);

        Assert.That(page.Items.Select(item => $"{item.Symbol} {item.Bar.Close} {string.Join(',', item.Actions.Select(a => $"{a.Kind}:{a.Amount}"))}"),
            Is.EqualTo(new[] { "IBM 2 Cash:0.000005,Split:", "IBM 1 ", "AAPL 4 Cash:0.000007" }));
    }

    [Test]
    public async Task Provisional_bars_are_counted_and_given_only_when_asked_for()
    {
        await WriteAsync(Day(0, 1), Day(1, 2, provisional: true));

        var without = await Database.Store.QueryBarsAsync(new(null, DateRange.All, false, false, 10, 1), CancellationToken.None);
        var with = await Database.Store.QueryBarsAsync(new(null, DateRange.All, false, true, 10, 1), CancellationToken.None);

        Assert.That((without.Count, without.Items.Count, with.Count, with.Items.Count), Is.EqualTo((1L, 1, 2L, 2)));
    }

    [Test]
    public async Task A_series_holds_the_days_of_its_range_and_no_others()
    {
        await WriteAsync("IBM", Day(0, 1), Day(1, 2), Day(2, 4, provisional: true));
        await WriteAsync("AAPL", Day(0, 100));

        var final = await Database.Store.ReadSeriesAsync("IBM", DateRange.All, includeProvisional: false, CancellationToken.None);
        var all = await Database.Store.ReadSeriesAsync("IBM", new(First.AddDays(1), DateOnly.MaxValue), includeProvisional: true, CancellationToken.None);
        var none = await Database.Store.ReadSeriesAsync("NOPE", DateRange.All, includeProvisional: true, CancellationToken.None);

        Assert.That((final.Count, all.Count, none.Count), Is.EqualTo((2, 2, 0)));
        Assert.That((all.BarAt(0).Close, all.BarAt(1).Close), Is.EqualTo((new Price(2_000_000), new Price(4_000_000))));
    }

    [TestCase("brk", 2)]
    [TestCase("BRK", 2)]
    [TestCase("K.A", 1)]
    [TestCase("%", 0)]
    [TestCase("_", 0)]
    [TestCase("\\", 0)]
    [TestCase("'", 0)]
    [TestCase("", 3)]
    public async Task A_search_finds_the_text_as_it_is_in_any_case(string search, int found)
    {
        foreach (var symbol in new[] { "BRK.A", "BRK-B", "IBM" }) await WriteAsync(symbol, Day(0, 1));

        var page = await Database.Store.QuerySymbolsAsync(new(search, 1, 1), CancellationToken.None);

        Assert.That((page.Count, page.Items.Count), Is.EqualTo(((long)found, Math.Min(found, 1))));
    }
}
