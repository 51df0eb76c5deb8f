using StockStats.ServiceInterface;
using StockStats.ServiceInterface.Prices;
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
    public void Create() => _services = new(Database.Store, Database.Cache, new());

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

    [Test]
    public async Task A_page_of_a_symbol_is_the_one_the_database_gives(
        [Values(1, 3, 4, 5, 12, 13)] int limit, [Values] bool descending, [Values] bool provisional, [Values] bool bounded)
    {
        await StoreHolesAsync();
        var range = bounded ? new DateRange(First.AddDays(2), First.AddDays(9)) : DateRange.All;
        for (var page = 1; page <= 14 / limit + 2; page++)
        {
            var expected = await Database.Store.QueryBarsAsync(new("IBM", range, descending, provisional, limit, page), CancellationToken.None);

            var answer = await AskAsync(new()
            {
                Symbol = "ibm",
                StartDate = bounded ? range.First : null,
                EndDate = bounded ? range.Last : null,
                Sort = descending ? SortOrder.Descending : SortOrder.Ascending,
                IncludeProvisional = provisional,
                Limit = limit,
                Page = page,
            });

            Assert.That(answer.Pagination!.Count, Is.EqualTo(expected.Count));
            Assert.That(answer.Data.Select(Text), Is.EqualTo(expected.Items.Select(FinancialRows.Of).Select(Text)));
        }
    }

    /// <summary>Twelve days, provisional ones among and after the final ones, a split and two kinds of action on one day.</summary>
    private async Task StoreHolesAsync()
    {
        PriceRow[] rows = [.. Enumerable.Range(0, 12).Select(i => TestDatabase.Day(First.AddDays(i), 100 + i, i, provisional: i is 4 or 5 or 11))];
        rows[3] = rows[3] with { Actions = [CorporateAction.Cash(First.AddDays(3), new(500_000))] };
        rows[6] = rows[6] with
        {
            Actions = [CorporateAction.SplitOrSpinOff(First.AddDays(6), 2m), CorporateAction.Cash(First.AddDays(6), new(250_000))],
        };
        await Database.Store.WriteAsync(new SymbolPrices("IBM", PriceBasis.Raw, "test", rows), CancellationToken.None);
    }

    private static string Text(FinancialData row) => FormattableString.Invariant(
        $"{row.Symbol} {row.Date:O} {row.OpenPrice} {row.ClosePrice} {row.Volume} {row.DividendAmount} {row.SplitCoefficient} {row.Provisional}");

    private Task<QueryFinancialDataResponse> AskAsync(QueryFinancialData request) => _services.Get(request, CancellationToken.None);
}
