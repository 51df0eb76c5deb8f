using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Ingest.Support;

namespace StockStats.Tests.Ingest.AlphaVantage;

/// <summary>What is asked for, in which order, and what takes its place where a key does not get it.</summary>
[TestFixture]
public sealed class FreeKeyTests
{
    private const string Premium = """{"Information": "Thank you for using Alpha Vantage! This is a premium endpoint."}""";
    private const string FullIsPremium = """{"Information": "The outputsize=full parameter value is a premium feature for the TIME_SERIES_DAILY endpoint."}""";
    private const string Invalid = """{"Error Message": "Invalid API call. Please retry or visit the documentation."}""";

    [Test]
    public async Task Asks_for_prices_of_all_symbols_then_for_their_splits_and_dividends()
    {
        var run = await AskAsync([], ["AAA", "BBB"], Answer);

        Assert.Multiple(() =>
        {
            Assert.That(run.Asked, Is.EqualTo(new[]
            {
                "TIME_SERIES_DAILY AAA compact", "TIME_SERIES_DAILY BBB compact", "SPLITS AAA ", "DIVIDENDS AAA ", "SPLITS BBB ", "DIVIDENDS BBB ",
            }));
            Assert.That(run.Results.Take(2), Is.All.InstanceOf<FetchedPrices>());
            Assert.That(run.Results.Skip(2), Is.All.InstanceOf<FetchedActions>());
        });
        var splits = ((FetchedActions)run.Results[2]).Actions;
        Assert.That((splits.Symbol, splits.Source, splits.Lists, splits.IsComplete), Is.EqualTo(("AAA", "alphavantage", ActionLists.Splits, true)));
        Assert.That((splits.AsOf, splits.Actions.Single().Factor), Is.EqualTo(((DateTimeOffset?)Sources.Now.AddSeconds(3), (Ratio?)new Ratio(4, 1))));
    }

    [Test]
    public async Task Falls_back_to_what_is_free_for_the_rest_of_the_run_and_says_so_once()
    {
        var run = await AskAsync([("Function", "TIME_SERIES_DAILY_ADJUSTED"), ("OutputSize", "full")], ["AAA", "BBB"], (function, symbol, size) =>
            function == "TIME_SERIES_DAILY_ADJUSTED" ? Premium : size == "full" ? FullIsPremium : Answer(function, symbol, size));

        Assert.Multiple(() =>
        {
            Assert.That(run.Asked.Take(5), Is.EqualTo(new[]
            {
                "TIME_SERIES_DAILY_ADJUSTED AAA full", "TIME_SERIES_DAILY AAA full", "TIME_SERIES_DAILY AAA compact", "TIME_SERIES_DAILY BBB compact", "SPLITS AAA ",
            }));
            Assert.That(run.Warnings(0).Select(warning => warning.Rule), Is.EqualTo(new[] { "premium", "premium" }));
            Assert.That(run.Warnings(1), Is.Empty);
            Assert.That(run.Log.Count(line => line.Contains("3004", StringComparison.Ordinal)), Is.EqualTo(2));
            Assert.That(run.Results, Has.Count.EqualTo(6).And.None.InstanceOf<FetchRefused>());
        });
    }

    [Test]
    public async Task Forgets_in_the_next_run_what_a_key_did_not_get()
    {
        await using var server = await RoutedAsync((function, symbol, size) => size == "full" ? FullIsPremium : Answer(function, symbol, size));
        using var sources = new Sources(Sources.For(server, ("OutputSize", "full")));

        await sources.AskAsync("AAA");
        await sources.AskAsync("AAA");

        Assert.That(Asked(server), Is.EqualTo(Enumerable.Repeat(new[] { "TIME_SERIES_DAILY AAA full", "TIME_SERIES_DAILY AAA compact" }, 2).SelectMany(one => one)));
    }

    [TestCase(false, 2)]
    [TestCase(true, 2)]
    public async Task Asks_for_an_unknown_symbol_once_more_as_compact(bool isUnknown, int requests)
    {
        var run = await AskAsync([("OutputSize", "full"), ("ActionsEveryDays", "0")], ["AAA"], (function, symbol, size) =>
            isUnknown || size == "full" ? Invalid : Answer(function, symbol, size));

        Assert.That(run.Asked, Has.Length.EqualTo(requests));
        Assert.That((run.Results.Single() as FetchRefused)?.Kind, Is.EqualTo(isUnknown ? RefusalKind.UnknownSymbolOrCall : (RefusalKind?)null));
    }

    [Test]
    public async Task Asks_for_no_actions_of_a_symbol_without_prices()
    {
        var run = await AskAsync([], ["AAA", "BBB"], (function, symbol, size) => symbol == "AAA" ? Invalid : Answer(function, symbol, size));

        Assert.That(run.Asked.Skip(2), Is.EqualTo(new[] { "SPLITS BBB ", "DIVIDENDS BBB " }));
    }

    [Test]
    public async Task Warns_of_a_list_that_does_not_come_and_goes_on()
    {
        var run = await AskAsync([], ["AAA"], (function, symbol, size) => function == "SPLITS" ? "{}" : Answer(function, symbol, size));

        var skipped = (FetchSkipped)run.Results[1];
        Assert.That((skipped.Subject, skipped.Note, skipped.Warnings.Single().Rule), Is.EqualTo(("AAA", "splits did not come", "no_actions")));
        Assert.That(run.Results[2], Is.InstanceOf<FetchedActions>());
    }

    [Test]
    public async Task Asks_once_a_run_for_a_list_that_the_key_does_not_get()
    {
        var run = await AskAsync([], ["AAA", "BBB"], (function, symbol, size) => function == "DIVIDENDS" ? Premium : Answer(function, symbol, size));

        Assert.That(run.Asked.Count(asked => asked.StartsWith("DIVIDENDS", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(((FetchSkipped)run.Results[3]).Warnings.Single().Message, Does.StartWith("AlphaVantage gives DIVIDENDS to premium keys only."));
        Assert.That(run.Results, Has.Count.EqualTo(5));
    }

    [TestCase("""{"symbol":"ZZZ","data":[]}""", "it holds splits of ZZZ, not of AAA")]
    [TestCase("<html>", "sent no prices")]
    [TestCase("[]", "sent no prices")]
    public async Task Takes_nothing_else_for_a_list(string body, string message)
    {
        var run = await AskAsync([], ["AAA"], (function, symbol, size) => function == "SPLITS" ? body : Answer(function, symbol, size));

        Assert.That(((FetchSkipped)run.Results[1]).Warnings.Single().Message, Does.Contain(message));
    }

    [Test]
    public async Task Leaves_actions_for_a_later_day_without_a_refusal_where_the_days_requests_are_spent()
    {
        var run = await AskAsync([("PerDay", "2")], ["AAA"], Answer);

        Assert.That(run.Asked, Is.EqualTo(new[] { "TIME_SERIES_DAILY AAA compact", "SPLITS AAA " }));
        Assert.That(run.Results, Has.Count.EqualTo(2).And.None.InstanceOf<FetchRefused>());
    }

    [Test]
    public async Task Asks_for_the_symbol_that_is_furthest_behind_first_and_for_a_fresh_one_not_at_all()
    {
        // It is Monday noon: Friday's is the last session.
        var run = await AskAsync([("ActionsEveryDays", "0")], ["AAA", "BBB", "CCC", "DDD"], Answer, async store =>
        {
            await StoreAsync(store, "AAA", new(2024, 3, 7));
            await StoreAsync(store, "BBB", new(2024, 3, 8));
            await StoreAsync(store, "CCC", new(2024, 3, 6));
        });

        Assert.That(run.Asked, Is.EqualTo(new[] { "TIME_SERIES_DAILY DDD compact", "TIME_SERIES_DAILY CCC compact", "TIME_SERIES_DAILY AAA compact" }));
        Assert.That(run.Results[0], Is.EqualTo(new FetchSkipped("BBB", "up to date, last day 2024-03-08; not asked for") { Warnings = [] }));
    }

    [Test]
    public async Task Asks_for_actions_again_after_as_many_days_as_are_set()
    {
        var run = await AskAsync([], ["AAA"], Answer, async store =>
        {
            await StoreAsync(store, "AAA", new(2024, 3, 8));
            await store.WriteActionsAsync(Fetched(ActionLists.Splits, Sources.Now.AddDays(-30)), CancellationToken.None);
            await store.WriteActionsAsync(Fetched(ActionLists.Dividends, Sources.Now.AddDays(-30).AddSeconds(1)), CancellationToken.None);
        });

        Assert.That(run.Asked, Is.EqualTo(new[] { "SPLITS AAA " }));
    }

    [Test]
    public async Task Asks_for_splits_at_once_where_prices_jump()
    {
        var run = await AskAsync([], ["AAA"], Split, async store =>
        {
            await StoreAsync(store, "AAA", new(2024, 3, 6));
            await store.WriteActionsAsync(Fetched(ActionLists.Splits | ActionLists.Dividends, Sources.Now.AddDays(-3)), CancellationToken.None);
        });

        Assert.That(run.Asked, Is.EqualTo(new[] { "TIME_SERIES_DAILY AAA compact", "SPLITS AAA " }));
    }

    [Test]
    public async Task Tells_of_a_hole_between_what_is_stored_and_what_came()
    {
        var run = await AskAsync([("ActionsEveryDays", "0")], ["AAA"], Answer, store => StoreAsync(store, "AAA", new(2023, 3, 8)));

        Assert.That(run.Warnings(0).Single().Message, Does.StartWith("AAA: days are missing between 2023-03-08, the last one stored, and 2024-03-"));
    }

    [Test]
    public async Task Remembers_that_prices_brought_their_actions_and_asks_for_none()
    {
        var run = await AskAsync([("Function", "TIME_SERIES_DAILY_ADJUSTED"), ("OutputSize", "full")], ["AAA"], (function, symbol, size) =>
            function == "TIME_SERIES_DAILY_ADJUSTED" ? Sources.Text("daily_adjusted.json").Replace("\"TST\"", $"\"{symbol}\"", StringComparison.Ordinal) : Invalid);

        Assert.That(run.Asked, Is.EqualTo(new[] { "TIME_SERIES_DAILY_ADJUSTED AAA full" }));
        var actions = ((FetchedActions)run.Results[1]).Actions;
        Assert.That((actions.Lists, actions.AsOf, actions.Actions.Count > 0), Is.EqualTo((ActionLists.Splits | ActionLists.Dividends, (DateTimeOffset?)Sources.Now, true)));
    }

    [Test]
    public async Task Plans_without_asking_or_storing()
    {
        await using var server = await RoutedAsync(Answer);
        using var sources = new Sources(Sources.For(server, ("ActionsEveryDays", "30"), ("PerDay", "9")));
        await sources.MigrateAsync();
        await StoreAsync(sources.Services.GetRequiredService<IPriceStore>(), "BBB", new(2024, 3, 8));

        var plan = (await sources.Provider("alphavantage").PlanAsync(new(["AAA", "BBB"]), CancellationToken.None))!;

        Assert.Multiple(() =>
        {
            Assert.That(plan.Requests.Select(request => (request.Symbol, request.Function)), Is.EqualTo(new[]
            {
                ("AAA", "TIME_SERIES_DAILY with outputsize=compact"), ("AAA", "SPLITS"), ("AAA", "DIVIDENDS"), ("BBB", "SPLITS"), ("BBB", "DIVIDENDS"),
            }));
            Assert.That((plan.UpToDate.Single(), plan.Left, plan.Problem), Is.EqualTo((("BBB", new DateOnly(2024, 3, 8)), (int?)9, (string?)null)));
            Assert.That(server.Requests, Is.Empty);
        });
    }

    private static string Answer(string function, string symbol, string? size) => function switch
    {
        "SPLITS" => $$"""{"symbol":"{{symbol}}","data":[{"effective_date":"2020-08-31","split_factor":"4.0000"}]}""",
        "DIVIDENDS" => $$"""{"symbol":"{{symbol}}","data":[{"ex_dividend_date":"2024-02-09","declaration_date":"None","record_date":"None","payment_date":"None","amount":"0.24"}]}""",
        _ => Sources.Text("daily.json").Replace("\"TST\"", $"\"{symbol}\"", StringComparison.Ordinal),
    };

    /// <summary>The prices of the last day come to a quarter of what they were.</summary>
    private static string Split(string function, string symbol, string? size) => Answer(function, symbol, size)
        .Replace("12.0000", "3.0000", StringComparison.Ordinal).Replace("12.5000", "3.1250", StringComparison.Ordinal)
        .Replace("11.7500", "2.9375", StringComparison.Ordinal).Replace("12.2500", "3.0625", StringComparison.Ordinal);

    private static SymbolActions Fetched(ActionLists lists, DateTimeOffset asOf) => new("AAA", ServiceModel.Types.PriceBasis.Raw, "alphavantage", lists, []) { AsOf = asOf };

    private static async Task StoreAsync(IPriceStore store, string symbol, DateOnly last) =>
        await store.WriteAsync(TestDatabase.Days(symbol, last, 1), CancellationToken.None);

    private static Task<ReplayServer> RoutedAsync(Func<string, string, string?, string> answer) => ReplayServer.StartAsync((server, context) =>
        ReplayServer.Body(answer(context.Request.Query["function"]!, context.Request.Query["symbol"]!, context.Request.Query["outputsize"]))(server, context));

    private static string[] Asked(ReplayServer server) =>
    [
        .. server.Requests.Select(request => System.Web.HttpUtility.ParseQueryString(request[request.IndexOf('?', StringComparison.Ordinal)..]))
            .Select(query => $"{query["function"]} {query["symbol"]} {query["outputsize"]}"),
    ];

    private static async Task<Run> AskAsync(
        (string, string)[] settings, string[] symbols, Func<string, string, string?, string> answer, Func<IPriceStore, Task>? before = null)
    {
        await using var server = await RoutedAsync(answer);
        using var sources = new Sources(Sources.For(server, [("ActionsEveryDays", "30"), ("PerMinute", "0"), .. settings]));
        await sources.MigrateAsync();
        if (before is not null) await before(sources.Services.GetRequiredService<IPriceStore>());
        var results = await sources.AskAsync(symbols);
        return new(results, Asked(server), [.. sources.Log.Lines]);
    }

    private sealed record Run(List<FetchResult> Results, string[] Asked, string[] Log)
    {
        public IReadOnlyList<IngestWarning> Warnings(int result) => ((FetchedPrices)Results[result]).Warnings;
    }
}
