using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Ingest.Support;

namespace StockStats.Tests.Ingest;

[TestFixture]
public sealed class ImporterTests : DatabaseFixture
{
    private static readonly DateOnly First = new(2024, 2, 28);
    private static readonly DateTimeOffset Fetched = new(2024, 3, 1, 21, 0, 0, TimeSpan.Zero);
    private static readonly RejectedRow BadRow = new("IBM", 7, "close_price", "abc", "not_a_number", "'abc' is not a price");

    private Importer _importer = null!;

    [SetUp]
    public void Create() => _importer = Runners.Importer(Database);

    [Test]
    public async Task Counts_add_up_over_symbols_and_duplicates_count_as_unchanged()
    {
        await Database.StoreDaysAsync("AAPL", First, 2);

        var report = await ImportAsync(Prices("IBM", days: 3) with { Duplicates = 1 }, Prices("AAPL", days: 3));

        Assert.That((report.Counts, report.Rejected, report.Outcome), Is.EqualTo((new WriteCounts(4, 0, 3), 0, ImportOutcome.Done)));
    }

    [Test]
    public async Task A_rejected_row_keeps_its_whole_symbol_out_and_no_other()
    {
        var report = await ImportAsync(Prices("IBM", days: 3) with { Rejected = [BadRow], Duplicates = 1 }, Prices("AAPL", days: 2));

        await Assert.MultipleAsync(async () =>
        {
            Assert.That((report.Counts, report.Rejected, report.Outcome), Is.EqualTo((new WriteCounts(2, 0, 0), 5, ImportOutcome.Partial)));
            Assert.That(report.Results[0].Problem, Does.StartWith("1 of 5 rows rejected; nothing of it is stored"));
            Assert.That(report.Results[0].FirstRejected, Is.EqualTo(BadRow));
            Assert.That(await Database.Store.FindSymbolAsync("IBM", CancellationToken.None), Is.Null);
        });
    }

    [Test]
    public async Task Skipping_stores_the_other_rows_and_the_rejected_one_is_kept_in_quarantine()
    {
        var report = await ImportAsync(OnError.Skip, Prices("IBM", days: 3) with { Rejected = [BadRow] });

        var run = (await Database.Runs.ListAsync(10, 1, CancellationToken.None)).Items.Single();
        var kept = await Database.Quarantine.ListAsync(run.Id, 10, 1, CancellationToken.None);
        Assert.Multiple(() =>
        {
            Assert.That((report.Counts, report.Rejected, report.Outcome), Is.EqualTo((new WriteCounts(3, 0, 0), 1, ImportOutcome.Partial)));
            Assert.That(kept.Items.Single(), Is.EqualTo(new QuarantinedRow("IBM", BadRow)));
            Assert.That((run.Outcome, run.Counts, run.Rejected), Is.EqualTo((IngestOutcome.Partial, new WriteCounts(3, 0, 0), 1L)));
        });
    }

    [Test]
    public async Task Refusals_alone_are_no_prices_and_beside_prices_a_part()
    {
        var refused = new FetchRefused("NOPE", RefusalKind.UnknownSymbolOrCall, "unknown");

        var none = await ImportAsync(refused);
        var some = await ImportAsync(refused, Prices("IBM", days: 1));

        Assert.That((none.Outcome, some.Outcome, some.Counts.Inserted), Is.EqualTo((ImportOutcome.NoPrices, ImportOutcome.Partial, 1)));
    }

    [Test]
    public async Task Another_basis_keeps_the_symbol_as_it_was()
    {
        await Database.StoreDaysAsync("IBM", First, 2);
        var split = Prices("IBM", days: 2);

        var report = await ImportAsync(split with { Prices = split.Prices with { Basis = PriceBasis.Split } });

        Assert.That((report.Counts, report.Rejected, report.Outcome), Is.EqualTo((default(WriteCounts), 2, ImportOutcome.Partial)));
    }

    [Test]
    public async Task A_dry_run_stores_nothing_and_records_no_run()
    {
        var report = await ImportAsync(new ImportRequest(new([]), DryRun: true), Prices("IBM", days: 3));

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(report.Counts, Is.EqualTo(new WriteCounts(3, 0, 0)));
            Assert.That(await Database.Store.FindSymbolAsync("IBM", CancellationToken.None), Is.Null);
            Assert.That((await Database.Runs.ListAsync(10, 1, CancellationToken.None)).Count, Is.Zero);
        });
    }

    [Test]
    public async Task Actions_by_themselves_are_stored_and_counted_apart_from_rows()
    {
        var report = await ImportAsync(Prices("IBM", days: 3), Actions("IBM", 2), Actions("IBM", 2), new FetchSkipped("AAPL", "up to date"));

        var stored = (await Database.Store.FindSymbolAsync("IBM", CancellationToken.None))!;
        Assert.Multiple(() =>
        {
            Assert.That((report.Counts, report.Rejected, report.Outcome), Is.EqualTo((new WriteCounts(3, 0, 0), 0, ImportOutcome.Done)));
            Assert.That(report.Results.Select(result => result.Actions), Is.EqualTo(new WriteCounts?[] { null, new(2, 0, 0), new(0, 0, 2), null }));
            Assert.That(report.Results.Select(result => result.Note), Is.EqualTo(new[] { null, "dividends", "dividends", "up to date" }));
            Assert.That(stored.DividendsAsOf, Is.EqualTo(Fetched));
        });
    }

    [Test]
    public async Task Prices_of_a_provider_are_remembered_where_they_were_stored()
    {
        var split = Prices("AAPL", days: 1);
        await Database.StoreDaysAsync("AAPL", First, 1);

        await ImportAsync(
            Prices("IBM", days: 1) with { AsOf = Fetched },
            split with { AsOf = Fetched, Prices = split.Prices with { Basis = PriceBasis.Split } });

        Assert.That((await Database.Store.FindSymbolAsync("IBM", CancellationToken.None))!.PricesAsOf, Is.EqualTo(Fetched));
        Assert.That((await Database.Store.FindSymbolAsync("AAPL", CancellationToken.None))!.PricesAsOf, Is.Null);
    }

    [TestCase(OnError.Reject, 0)]
    [TestCase(OnError.Skip, 2)]
    public async Task A_rejected_action_is_kept_in_quarantine(OnError onError, int stored)
    {
        var report = await ImportAsync(onError, Actions("IBM", 2) with { Rejected = [BadRow] });

        var run = (await Database.Runs.ListAsync(10, 1, CancellationToken.None)).Items.Single();
        var kept = await Database.Quarantine.ListAsync(run.Id, 10, 1, CancellationToken.None);
        Assert.Multiple(() =>
        {
            Assert.That((report.Outcome, report.Results[0].Actions?.Inserted), Is.EqualTo((ImportOutcome.Partial, (int?)stored)));
            Assert.That(report.Results[0].Problem, Does.StartWith("1 of 3 rejected"));
            Assert.That(kept.Items.Single().Row, Is.EqualTo(BadRow));
        });
    }

    [Test]
    public async Task Actions_of_another_basis_keep_the_symbol_as_it_was()
    {
        await Database.StoreDaysAsync("IBM", First, 2);
        var actions = Actions("IBM", 1);

        var report = await ImportAsync(actions with { Actions = actions.Actions with { Basis = PriceBasis.Split } });

        Assert.That((report.Outcome, report.Results[0].Actions), Is.EqualTo((ImportOutcome.Partial, (WriteCounts?)default(WriteCounts))));
        Assert.That(report.Results[0].Problem, Does.Contain("holds prices of basis 'raw'"));
    }

    [Test]
    public async Task A_dry_run_stores_no_actions()
    {
        var report = await ImportAsync(new ImportRequest(new([]), DryRun: true), Actions("IBM", 2));

        Assert.That(report.Results[0].Actions, Is.EqualTo(new WriteCounts(2, 0, 0)));
        Assert.That(await Database.Store.FindSymbolAsync("IBM", CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task Wrong_usage_records_no_run()
    {
        await Assert.ThrowsAsync<WrongUsageException>(() => _importer.RunAsync(
            new FakeProvider([], new WrongUsageException("no such file")), new(new([])), _ => { }, CancellationToken.None));

        Assert.That((await Database.Runs.ListAsync(10, 1, CancellationToken.None)).Count, Is.Zero);
    }

    [Test]
    public async Task A_run_that_breaks_off_is_recorded_with_what_it_stored()
    {
        await Assert.ThrowsAsync<StorageException>(() => _importer.RunAsync(
            new FakeProvider([Prices("IBM", days: 3)], new StorageException("away")), new(new([])), _ => { }, CancellationToken.None));

        var run = (await Database.Runs.ListAsync(10, 1, CancellationToken.None)).Items.Single();
        Assert.That((run.Outcome, run.Counts.Inserted), Is.EqualTo((IngestOutcome.Failed, 3)));
    }

    [Test]
    public async Task A_cancelled_run_is_recorded_as_interrupted()
    {
        using var stop = new CancellationTokenSource();

        await Assert.ThatAsync(
            () => _importer.RunAsync(
                new FakeProvider([Prices("IBM", FetchBatches.MostRows), Prices("AAPL", days: 3)]), new(new([])), _ => stop.Cancel(), stop.Token),
            Throws.InstanceOf<OperationCanceledException>());

        var run = (await Database.Runs.ListAsync(10, 1, CancellationToken.None)).Items.Single();
        Assert.That((run.Outcome, run.Counts.Inserted), Is.EqualTo((IngestOutcome.Interrupted, FetchBatches.MostRows)));
    }

    private Task<ImportReport> ImportAsync(params FetchResult[] results) => ImportAsync(OnError.Reject, results);

    private Task<ImportReport> ImportAsync(OnError onError, params FetchResult[] results) => ImportAsync(new ImportRequest(new([]), onError), results);

    private Task<ImportReport> ImportAsync(ImportRequest request, params FetchResult[] results) =>
        _importer.RunAsync(new FakeProvider(results), request, _ => { }, CancellationToken.None);

    private static FetchedPrices Prices(string symbol, int days) => new(
        symbol,
        new(symbol, PriceBasis.Raw, "test", [.. Enumerable.Range(0, days).Select(i => TestDatabase.Day(First.AddDays(i), 100 + i, 1000 + i))]),
        [],
        Duplicates: 0,
        Rounded: 0);

    private static FetchedActions Actions(string symbol, int count) => new(
        symbol,
        new(symbol, PriceBasis.Raw, "test", ActionLists.Dividends, [.. Enumerable.Range(0, count).Select(i => CorporateAction.Cash(First.AddDays(i), new(1)))]) { AsOf = Fetched },
        []);
}
