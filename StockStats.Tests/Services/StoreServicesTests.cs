using StockStats.ServiceInterface;
using StockStats.ServiceInterface.Posting;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel;
using StockStats.ServiceModel.Types;

namespace StockStats.Tests.Services;

[TestFixture]
public sealed partial class StoreServicesTests : DatabaseFixture
{
    private static readonly DateOnly Day = new(2024, 2, 29);

    private UnreadableRows _unreadable = null!;
    private StoreServices _services = null!;

    [SetUp]
    public void Create()
    {
        _unreadable = new();
        _services = new(new(Database.Store, Database.Runs), new(Rows: 100), _unreadable, new("loader"), TimeProvider.System);
    }

    [Test]
    public async Task New_days_are_inserted_changed_ones_updated_and_the_rest_is_unchanged()
    {
        var first = await PostAsync(Row(), Row(date: Day.AddDays(1)));
        var second = await PostAsync(Row(), Row(date: Day.AddDays(1), close: 2.5m), Row(date: Day.AddDays(2)));

        Assert.Multiple(() =>
        {
            Assert.That(Counts(first), Is.EqualTo((2, 2, 0, 0, 0)));
            Assert.That(Counts(second), Is.EqualTo((3, 1, 1, 1, 0)));
        });
    }

    [Test]
    public async Task What_is_answered_to_a_query_is_unchanged_when_it_is_sent_back()
    {
        await PostAsync(
            new FinancialData
            {
                Symbol = "AAPL",
                Date = Day,
                OpenPrice = 125.5m,
                HighPrice = 126m,
                LowPrice = 124.9m,
                ClosePrice = 125.123456m,
                Volume = 7,
                AdjustedClosePrice = 31.280864m,
                DividendAmount = 0.205m,
                SplitCoefficient = 4m,
            },
            new FinancialData { Symbol = "AAPL", Date = Day.AddDays(1), OpenPrice = 1m, ClosePrice = 1m, Volume = 0, Provisional = true });
        var stored = await new FinancialDataServices(Database.Cache, Database.Pages, new()).Get(new() { IncludeProvisional = true }, CancellationToken.None);

        var again = await PostAsync([.. stored.Data]);

        Assert.That((stored.Data[0].SplitCoefficient, stored.Data[1].Provisional, Counts(again)), Is.EqualTo(((decimal?)4m, (bool?)true, (2, 0, 0, 2, 0))));
    }

    [Test]
    public async Task Symbols_that_differ_only_by_case_are_one_symbol()
    {
        var answer = await PostAsync(Row("ibm"), Row("IBM"), Row("Ibm", Day.AddDays(1)));

        Assert.Multiple(async () =>
        {
            Assert.That(Counts(answer), Is.EqualTo((3, 2, 0, 1, 0)));
            Assert.That((await Database.Store.FindSymbolAsync("IBM", CancellationToken.None))!.Days, Is.EqualTo(2));
        });
    }

    [Test]
    public async Task Rows_are_rejected_together_with_their_number_field_and_value()
    {
        var refused = await RefusedAsync(Request(Row(), Row(close: -1m), Row(date: Day.AddDays(1))));

        Assert.Multiple(async () =>
        {
            Assert.That(refused.Reason, Is.EqualTo(StoreRefusal.RowsRejected));
            Assert.That(Counts(refused.Answer), Is.EqualTo((3, 0, 0, 0, 3)));
            Assert.That(Errors(refused.Answer), Is.EqualTo(new[] { "2 close_price '-1': close_price '-1' is not above 0" }));
            Assert.That(refused.Errors.Select(error => (error.FieldName, error.ErrorCode)), Is.EqualTo(new[] { ("data[1].close_price", "NotPositive") }));
            Assert.That(refused.Message, Does.StartWith("1 of 3 rows are bad, so nothing is stored").And.Contain("Row 2: close_price '-1'"));
            Assert.That((await Database.Store.QuerySymbolsAsync(new(null, 1, 1), CancellationToken.None)).Count, Is.Zero);
        });
    }

    [Test]
    public async Task Skipping_stores_the_good_rows_and_tells_the_bad_ones()
    {
        var answer = await SkipAsync(Row(), Row(close: -1m), Row("NO SPACES"), Row(date: Day.AddDays(1)));

        Assert.Multiple(() =>
        {
            Assert.That(Counts(answer), Is.EqualTo((4, 2, 0, 0, 2)));
            Assert.That(answer.Errors.Select(error => (error.Row, error.Field)), Is.EqualTo(new[] { (2, "close_price"), (3, "symbol") }));
        });
    }

    [Test]
    public async Task Where_all_rows_are_bad_skipping_stores_nothing_and_records_nothing()
    {
        var answer = await SkipAsync(Row(close: 0m));

        Assert.Multiple(async () =>
        {
            Assert.That(Counts(answer), Is.EqualTo((1, 0, 0, 0, 1)));
            Assert.That((await Database.Runs.ListAsync(1, 1, CancellationToken.None)).Count, Is.Zero);
        });
    }

    [Test]
    public async Task Differing_rows_of_one_day_are_both_rejected_and_equal_ones_count_once()
    {
        var answer = await SkipAsync(Row(close: 1m), Row(close: 2m), Row(date: Day.AddDays(1)), Row(date: Day.AddDays(1)));

        Assert.Multiple(() =>
        {
            Assert.That(Counts(answer), Is.EqualTo((4, 1, 0, 1, 2)));
            Assert.That(answer.Errors.Select(error => (error.Row, error.Field)), Is.EqualTo(new[] { (1, "date"), (2, "date") }));
        });
    }

    [Test]
    public async Task As_many_rows_as_allowed_are_stored_and_one_more_refuses_them_all()
    {
        FinancialData[] rows = [.. Enumerable.Range(0, 101).Select(i => Row(date: Day.AddDays(i - 200)))];

        var refused = await RefusedAsync(Request(rows));
        var answer = await PostAsync(rows[..100]);

        Assert.Multiple(() =>
        {
            Assert.That((refused.Reason, refused.Message), Is.EqualTo((StoreRefusal.TooManyRows, "The request has 101 rows; at most 100 are taken at a time. Nothing is stored: send them in parts.")));
            Assert.That(Counts(answer), Is.EqualTo((100, 100, 0, 0, 0)));
        });
    }

    [Test]
    public async Task Unreadable_rows_are_bad_rows_whatever_else_they_hold()
    {
        var request = Request(Row(), Row(date: Day.AddDays(1)), Row(date: Day.AddDays(2))).Skip();
        _unreadable.Add(request, [new(2, "volume", "12.7", "volume '12.7' cannot be read"), new(3, "", "x", "the row 'x' cannot be read")]);

        var answer = await _services.Post(request, CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(Counts(answer), Is.EqualTo((3, 1, 0, 0, 2)));
            Assert.That(Errors(answer), Is.EqualTo(new[]
            {
                "2 volume '12.7': volume '12.7' is not a whole number from 0 to 100000000000000", "3 row 'x': the row 'x' cannot be read",
            }));
        });
    }

    [Test]
    public async Task A_thousand_errors_are_listed_and_all_are_counted()
    {
        _services = new(new(Database.Store, Database.Runs), new(Rows: 2000), _unreadable, Caller.Anonymous, TimeProvider.System);

        var answer = await SkipAsync([.. Enumerable.Repeat(Row(close: 0m), 1001)]);

        Assert.That((answer.Rejected, answer.Errors.Count, answer.Errors[^1].Row), Is.EqualTo((1001, 1000, 1000)));
    }

    [Test]
    public async Task The_run_is_recorded_with_who_sent_it()
    {
        await SkipAsync(Row("IBM"), Row("AAPL"), Row(close: 0m));

        var run = (await Database.Runs.ListAsync(1, 1, CancellationToken.None)).Items.Single();

        Assert.That((run.StartedBy, run.Provider, run.Symbols, run.Outcome, run.Counts, run.Rejected, run.Message),
            Is.EqualTo(("loader", "http", "IBM,AAPL", IngestOutcome.Partial, new WriteCounts(2, 0, 0), 1L, "row 3: close_price '0' is not above 0")));
    }

    [Test]
    public async Task A_request_that_is_given_up_stores_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThatAsync(() => _services.Post(Request(Row()), cancelled.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That((await Database.Store.QuerySymbolsAsync(new(null, 1, 1), CancellationToken.None)).Count, Is.Zero);
    }

    private static FinancialData Row(string symbol = "IBM", DateOnly? date = null, decimal open = 1.5m, decimal close = 1.25m, long volume = 7) =>
        new() { Symbol = symbol, Date = date ?? Day, OpenPrice = open, ClosePrice = close, Volume = volume };

    private static FinancialData With(Action<FinancialData> change)
    {
        var row = Row();
        change(row);
        return row;
    }

    private static StoreFinancialData Request(params FinancialData[] rows) => new() { Data = [.. rows] };

    private static (int Received, int Inserted, int Updated, int Unchanged, int Rejected) Counts(StoreFinancialDataResponse answer) =>
        (answer.Received, answer.Inserted, answer.Updated, answer.Unchanged, answer.Rejected);

    private static IEnumerable<string> Errors(StoreFinancialDataResponse answer) =>
        answer.Errors.Select(error => FormattableString.Invariant($"{error.Row} {error.Field} '{error.Value}': {error.Message}"));

    private Task<StoreFinancialDataResponse> PostAsync(params FinancialData[] rows) => _services.Post(Request(rows), CancellationToken.None);

    private Task<StoreFinancialDataResponse> SkipAsync(params FinancialData[] rows) => _services.Post(Request(rows).Skip(), CancellationToken.None);

    private async Task<StoreRefusedException> RefusedAsync(StoreFinancialData request) =>
        (await Assert.ThrowsAsync<StoreRefusedException>(() => _services.Post(request, CancellationToken.None)))!;
}
