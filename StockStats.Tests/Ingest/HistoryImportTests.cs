using System.Runtime.CompilerServices;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Ingest.Checks;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Ingest.Support;

namespace StockStats.Tests.Ingest;

/// <summary>Imports of what is stored with other values.</summary>
[TestFixture]
public sealed class HistoryImportTests : DatabaseFixture
{
    private static readonly DateOnly First = new(2024, 3, 4);
    private static readonly FetchRequest ByName = new(["IBM"]);

    private readonly List<FetchRequest> _asked = [];

    [SetUp]
    public async Task StoreAsync()
    {
        _asked.Clear();
        await Database.Store.WriteAsync(Days(0, 10, 100), CancellationToken.None);
    }

    [Test]
    public async Task A_correction_is_a_warning_with_old_and_new_values()
    {
        var rows = Days(5, 6, 100).Rows.ToArray();
        rows[0] = rows[0] with { Bar = new(First.AddDays(5), P(104), P(111), null, P(110), 7) };

        var result = (await ImportAsync(new(ByName), _ => Fetched(new("IBM", PriceBasis.Raw, "test", rows)))).Results.Single();

        Assert.That((result.Counts, result.Problem), Is.EqualTo((new WriteCounts(1, 1, 4), (string?)null)));
        Assert.That(result.Warnings, Is.EqualTo(new[]
        {
            new IngestWarning(First.AddDays(5), WarningRules.Correction,
                "2024-03-09 was corrected: open 105 -> 104, high none -> 111, close 105 -> 110, volume 1000 -> 7"),
        }));
    }

    [Test]
    public async Task Many_corrections_are_told_in_part()
    {
        await Database.Store.WriteAsync(Days(0, 30, 100), CancellationToken.None);
        List<PriceRow> rows = [.. Days(0, 30, 100).Rows.Select(row => row with { Bar = row.Bar with { Volume = 5 } })];

        var result = (await ImportAsync(new(ByName), _ => Fetched(new("IBM", PriceBasis.Raw, "test", rows)))).Results.Single();

        Assert.That((result.Warnings.Count, result.Warnings[^1].Message), Is.EqualTo((21, "10 more days were corrected")));
    }

    [Test]
    public async Task Warnings_of_the_source_stay()
    {
        var odd = new IngestWarning(First, WarningRules.Weekend, "odd");

        var result = (await ImportAsync(new(ByName), _ => Fetched(Days(0, 11, 100)) with { Warnings = [odd] })).Results.Single();

        Assert.That(result.Warnings, Is.EqualTo(new[] { odd }));
    }

    [Test]
    public async Task A_readjusted_part_of_a_file_is_refused()
    {
        var report = await ImportAsync(new(new([], Path: "prices.csv")), _ => Fetched(Days(3, 8, 25)));

        Assert.That((report.Outcome, report.Counts, report.Rejected, _asked.Count), Is.EqualTo((ImportOutcome.Partial, default(WriteCounts), 8, 1)));
        Assert.That(report.Results.Single().Problem, Does.Contain("adjusted anew").And.Contain("do not cover all 10 stored days"));
    }

    [Test]
    public async Task A_provider_is_asked_once_for_the_whole_history()
    {
        var report = await ImportAsync(
            new(ByName with { Range = new(First.AddDays(3), First.AddDays(20)) }),
            request => Fetched(request.OutputSize == OutputSize.Full ? Days(0, 11, 25) : Days(3, 8, 25)));

        var result = report.Results.Single();
        Assert.Multiple(() =>
        {
            Assert.That((report.Outcome, report.Counts), Is.EqualTo((ImportOutcome.Done, new WriteCounts(1, 10, 0))));
            Assert.That(result.Warnings.Single().Rule, Is.EqualTo(WarningRules.Readjusted));
            Assert.That(_asked.Select(request => (request.Symbols[0], request.OutputSize, request.Range is null)),
                Is.EqualTo(new (string, OutputSize?, bool)[] { ("IBM", null, false), ("IBM", OutputSize.Full, true) }));
        });
        Assert.That((await Database.Runs.ListAsync(1, 1, CancellationToken.None)).Items[0].Outcome, Is.EqualTo(IngestOutcome.Done));
    }

    [Test]
    public async Task A_provider_that_gives_the_part_again_is_not_asked_a_third_time()
    {
        var report = await ImportAsync(new(ByName), _ => Fetched(Days(3, 8, 25)));

        Assert.That((report.Outcome, report.Counts, _asked.Count), Is.EqualTo((ImportOutcome.Partial, default(WriteCounts), 2)));
    }

    [Test]
    public async Task A_provider_that_refuses_the_whole_history_leaves_the_symbol_as_it_was()
    {
        var report = await ImportAsync(new(ByName), request => request.OutputSize == OutputSize.Full
            ? new FetchRefused("IBM", RefusalKind.PremiumRequired, "needs a paid plan")
            : Fetched(Days(3, 8, 25)));

        Assert.That((report.Outcome, report.Rejected), Is.EqualTo((ImportOutcome.Partial, 8)));
        Assert.That(report.Results.Single().Problem, Does.Contain("adjusted anew").And.EndWith("asked for, and not given: needs a paid plan"));
    }

    [Test]
    public async Task A_provider_that_gives_nothing_the_second_time_leaves_the_symbol_as_it_was()
    {
        var report = await ImportAsync(new(ByName), request => request.OutputSize == OutputSize.Full ? null : Fetched(Days(3, 8, 25)));

        Assert.That((report.Outcome, report.Rejected, _asked.Count), Is.EqualTo((ImportOutcome.Partial, 8, 2)));
        Assert.That(report.Results.Single().Problem, Does.Contain("adjusted anew"));
    }

    [Test]
    public async Task What_was_asked_for_as_a_whole_is_not_asked_for_again()
    {
        await ImportAsync(new(ByName with { OutputSize = OutputSize.Full }), _ => Fetched(Days(3, 8, 25)));

        Assert.That(_asked, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_rewritten_history_is_refused_and_not_asked_for_again()
    {
        var report = await ImportAsync(new(ByName), _ => Fetched(Rewritten()));

        Assert.That((report.Outcome, report.Counts, _asked.Count), Is.EqualTo((ImportOutcome.Partial, default(WriteCounts), 1)));
        Assert.That(report.Results.Single().Problem, Does.Contain("10 of 10 stored closes would change"));
    }

    [Test]
    public async Task Force_stores_either_and_warns()
    {
        var rewritten = await ImportAsync(new ImportRequest(ByName) { Force = true }, _ => Fetched(Rewritten()));
        var part = await ImportAsync(new ImportRequest(ByName) { Force = true }, _ => Fetched(Rewritten(factor: 4, skip: 2)));

        Assert.That((rewritten.Counts, rewritten.Results[0].Warnings.Single().Rule), Is.EqualTo((new WriteCounts(0, 10, 0), WarningRules.Rewritten)));
        Assert.That((part.Counts, part.Results[0].Warnings.Single().Rule), Is.EqualTo((new WriteCounts(0, 8, 0), WarningRules.Readjusted)));
    }

    private Task<ImportReport> ImportAsync(ImportRequest request, Func<FetchRequest, FetchResult?> answer) =>
        Runners.Importer(Database).RunAsync(new Answering(_asked, answer), request, _ => { }, CancellationToken.None);

    private static FetchedPrices Fetched(SymbolPrices prices) => new(prices.Symbol, prices, [], Duplicates: 0, Rounded: 0);

    /// <summary>Days whose closes rise by a hundredth of the first one a day.</summary>
    private static SymbolPrices Days(int first, int days, decimal close) => new("IBM", PriceBasis.Raw, "test",
        [.. Enumerable.Range(first, days).Select(day => TestDatabase.Day(First.AddDays(day), close * (100 + day) / 100, 1000))]);

    private static SymbolPrices Rewritten(decimal factor = 1, int skip = 0) => new("IBM", PriceBasis.Raw, "test",
        [.. Enumerable.Range(skip, 10 - skip).Select(day => TestDatabase.Day(First.AddDays(day), factor * (50 + day * day), 1000))]);

    private static Price P(decimal price) => Price.FromDecimal(price);

    private sealed class Answering(List<FetchRequest> asked, Func<FetchRequest, FetchResult?> answer) : IPriceProvider
    {
        public string Name => "answering";

        public async IAsyncEnumerable<FetchResult> FetchAsync(FetchRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            asked.Add(request);
            await Task.CompletedTask;
            if (answer(request) is { } result) yield return result;
        }
    }
}
