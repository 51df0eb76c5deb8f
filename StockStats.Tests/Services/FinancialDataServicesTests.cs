using StockStats.ServiceInterface;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Prices.Adjustments;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel;
using StockStats.ServiceModel.Types;

namespace StockStats.Tests.Services;

[TestFixture]
public sealed class FinancialDataServicesTests : DatabaseFixture
{
    private static readonly DateOnly First = new(2024, 2, 28);

    private FinancialDataServices _services = null!;

    [SetUp]
    public void Create() => _services = new(Database.Cache, Database.Pages, new());

    [Test]
    public async Task Five_rows_of_the_first_page_where_nothing_is_asked_for()
    {
        await Database.StoreDaysAsync("IBM", First, 11);

        var answer = await AskAsync(new());

        Assert.Multiple(() =>
        {
            Assert.That(answer.Data.Select(row => row.Date), Is.EqualTo(Enumerable.Range(0, 5).Select(First.AddDays)));
            Assert.That((answer.Pagination!.Count, answer.Pagination.Page, answer.Pagination.Limit, answer.Pagination.Pages), Is.EqualTo((11L, 1, 5, 3L)));
        });
    }

    [Test]
    public async Task Rows_come_by_symbol_then_date_and_descending_is_exactly_the_reverse()
    {
        await Database.StoreDaysAsync("IBM", First, 2);
        await Database.StoreDaysAsync("AAPL", First, 2);

        var ascending = await AskAsync(new() { Sort = SortOrder.Ascending });
        var descending = await AskAsync(new() { Sort = SortOrder.Descending });

        Assert.Multiple(() =>
        {
            Assert.That(ascending.Data.Select(row => (row.Symbol, row.Date)),
                Is.EqualTo(new[] { ("AAPL", First), ("AAPL", First.AddDays(1)), ("IBM", First), ("IBM", First.AddDays(1)) }));
            Assert.That(descending.Data.Select(row => (row.Symbol, row.Date)), Is.EqualTo(ascending.Data.Select(row => (row.Symbol, row.Date)).Reverse()));
        });
    }

    [Test]
    public async Task A_page_past_the_end_is_empty_and_has_the_true_count()
    {
        await Database.StoreDaysAsync("IBM", First, 3);

        var answer = await AskAsync(new() { Symbol = "IBM", Page = int.MaxValue, Limit = 10_000 });

        Assert.That((answer.Data.Count, answer.Pagination!.Count, answer.Pagination.Pages), Is.EqualTo((0, 3L, 1L)));
    }

    [Test]
    public async Task A_known_symbol_without_rows_in_the_range_is_an_empty_list()
    {
        await Database.StoreDaysAsync("IBM", First, 3);

        var answer = await AskAsync(new() { Symbol = "IBM", EndDate = First.AddDays(-1) });

        Assert.That((answer.Data.Count, answer.Pagination!.Count, answer.Pagination.Pages), Is.EqualTo((0, 0L, 0L)));
    }

    [Test]
    public async Task An_unknown_symbol_is_not_found()
    {
        var failure = await Assert.ThrowsAsync<NotFoundException>(() => AskAsync(new() { Symbol = "NOPE" }));

        Assert.That(failure!.ErrorCode, Is.EqualTo("NotFound"));
    }

    [Test]
    public async Task A_row_carries_every_stored_column_and_the_actions_of_its_day()
    {
        await Database.Store.WriteAsync(new SymbolPrices("AAPL", PriceBasis.Raw, "test",
        [
            new(new(First, new(125_500_000), new(126_000_000), new(124_900_000), new(125_123_456), 7, new(31_280_864)),
                [CorporateAction.SplitOrSpinOff(First, 4.0000m), CorporateAction.Cash(First, new(205_000))]),
        ]), CancellationToken.None);

        var row = (await AskAsync(new())).Data.Single();

        Assert.Multiple(() =>
        {
            Assert.That((row.OpenPrice, row.HighPrice, row.LowPrice, row.ClosePrice, row.Volume), Is.EqualTo((125.5m, (decimal?)126m, (decimal?)124.9m, 125.123456m, 7L)));
            Assert.That((row.AdjustedClosePrice, row.DividendAmount, row.SplitCoefficient, row.Provisional), Is.EqualTo(((decimal?)31.280864m, (decimal?)0.205m, (decimal?)4m, (bool?)null)));
        });
    }

    [Test]
    public async Task Provisional_bars_come_only_when_asked_for()
    {
        await Database.Store.WriteAsync(new SymbolPrices("IBM", PriceBasis.Raw, "test",
            [TestDatabase.Day(First, 100, 1), TestDatabase.Day(First.AddDays(1), 101, 1, provisional: true)]), CancellationToken.None);

        var without = await AskAsync(new() { Symbol = "IBM" });
        var with = await AskAsync(new() { Symbol = "IBM", IncludeProvisional = true });

        Assert.Multiple(() =>
        {
            Assert.That((without.Data.Count, without.Pagination!.Count), Is.EqualTo((1, 1L)));
            Assert.That(with.Data.Select(row => row.Provisional), Is.EqualTo(new bool?[] { null, true }));
        });
    }

    /// <summary>A split of 2:1 and a dividend of 2 at a close of 38: before them prices × 1/2 × 38/40, after the split alone × 38/40.</summary>
    [TestCase(null, "80 40 38", "5 5 5")]
    [TestCase(PriceAdjustment.Raw, "80 40 38", "5 5 5")]
    [TestCase(PriceAdjustment.Split, "40 40 38", "10 5 5")]
    [TestCase(PriceAdjustment.Dividend, "76 38 38", "5 5 5")]
    [TestCase(PriceAdjustment.All, "38 38 38", "10 5 5")]
    public async Task Prices_and_volumes_are_adjusted_with_and_without_a_symbol(PriceAdjustment? adjustment, string prices, string volumes)
    {
        await StoreSplitAsync("AAPL", PriceBasis.Raw);
        foreach (var symbol in (string?[])["AAPL", null])
        {
            var rows = (await AskAsync(new() { Symbol = symbol, Adjustment = adjustment })).Data;

            Assert.That((Line(rows, row => row.ClosePrice), Line(rows, row => row.OpenPrice), Line(rows, row => row.Volume)), Is.EqualTo((prices, prices, volumes)));
            Assert.That((rows[2].DividendAmount, rows[1].SplitCoefficient), Is.EqualTo(((decimal?)2m, (decimal?)2m)), "actions are as they happened");
        }
    }

    [Test]
    public async Task An_adjustment_that_a_symbol_of_the_page_cannot_give_is_refused_by_its_name()
    {
        await StoreSplitAsync("A", PriceBasis.Raw);
        await StoreSplitAsync("B", PriceBasis.All);

        var other = await AskAsync(new() { Adjustment = PriceAdjustment.Split, Limit = 3 });
        var failure = await Assert.ThrowsAsync<AdjustmentUnavailableException>(() => AskAsync(new() { Adjustment = PriceAdjustment.Split, Limit = 4 }));

        Assert.That(other.Data, Has.Count.EqualTo(3));
        Assert.That(failure!.Message, Does.Contain(" B ").And.Not.Contain(" A "));
        await Assert.ThrowsAsync<AdjustmentUnavailableException>(() => AskAsync(new() { Symbol = "B", Adjustment = PriceAdjustment.Split, Page = 9 }));
    }

    [Test]
    public async Task The_last_page_there_can_be_is_empty_with_the_true_count([Values] bool descending)
    {
        await Database.StoreDaysAsync("IBM", First, 3);

        var answer = await AskAsync(new() { Page = int.MaxValue, Limit = 10_000, Sort = descending ? SortOrder.Descending : SortOrder.Ascending });

        Assert.That((answer.Data.Count, answer.Pagination!.Count, answer.Pagination.Pages), Is.EqualTo((0, 3L, 1L)));
    }

    private Task StoreSplitAsync(string symbol, PriceBasis basis) => Database.Store.WriteAsync(new SymbolPrices(symbol, basis, "test",
    [
        TestDatabase.Day(First, 80, 5),
        TestDatabase.Day(First.AddDays(1), 40, 5) with { Actions = [CorporateAction.SplitOrSpinOff(First.AddDays(1), 2)] },
        TestDatabase.Day(First.AddDays(2), 38, 5) with { Actions = [CorporateAction.Cash(First.AddDays(2), Price.FromDecimal(2))] },
    ]), CancellationToken.None);

    private static string Line<T>(List<FinancialData> rows, Func<FinancialData, T> value) => string.Join(' ', rows.Select(value));

    private Task<QueryFinancialDataResponse> AskAsync(QueryFinancialData request) => _services.Get(request, CancellationToken.None);
}
