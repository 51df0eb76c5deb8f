using Microsoft.Extensions.DependencyInjection;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceInterface.Storage.Listings;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Ingest.Support;

namespace StockStats.Tests.Ingest.AlphaVantage.Listings;

/// <summary>Both lists from a server, and what <c>ingest</c> makes of them.</summary>
[TestFixture]
public sealed class ListingImportTests
{
    private const string Header = "symbol,name,exchange,assetType,ipoDate,delistingDate,status\r\n";
    private const string Active = $"{Header}LIVE,Live Inc,NYSE,Stock,2001-01-02,null,Active\r\nAGAIN,Again Inc,NYSE,Stock,2021-01-04,null,Active\r\n";
    private const string Delisted = $"{Header}GONE,Gone Inc,NYSE,Stock,2001-01-02,2020-02-28,Delisted\r\nAGAIN,Old Inc,NYSE,Stock,2001-01-02,2010-01-04,Delisted\r\n";
    private const string Invalid = """{"Error Message": "Invalid API call. Please retry or visit the documentation."}""";
    private const string Spent = $$"""{"Information": "We have detected your API key as {{Sources.Key}} and our standard API rate limit is 25 requests per day."}""";

    [Test]
    public async Task Asks_for_each_list_once_and_stores_it()
    {
        await using var server = await RoutedAsync();
        using var sources = await SourcesAsync(server);

        var results = await ImportAsync(sources);

        Assert.That(server.Requests, Is.EqualTo(new[]
        {
            $"/query?function=LISTING_STATUS&state=delisted&apikey={Sources.Key}", $"/query?function=LISTING_STATUS&state=active&apikey={Sources.Key}",
        }));
        Assert.That(results.Select(result => (result.Status, result.Changes.Counts, result.Refusal)), Is.EqualTo(new (ListingStatus, WriteCounts, RefusalKind?)[]
        {
            (ListingStatus.Delisted, new(2, 0, 0), null), (ListingStatus.Active, new(2, 0, 0), null),
        }));
        var known = await sources.Services.GetRequiredService<ListingStore>().FindAsync(["AGAIN", "GONE"], CancellationToken.None);
        Assert.That((known.BySymbol["AGAIN"].Name, known.BySymbol["GONE"].DelistingDate, known.AsOf is not null), Is.EqualTo(("Again Inc", (DateOnly?)new DateOnly(2020, 2, 28), true)));
    }

    [TestCase("{}", RefusalKind.NoData, 2, "answered LISTING_STATUS with state=delisted with nothing")]
    [TestCase("", RefusalKind.NoData, 2, "answered LISTING_STATUS with state=delisted with nothing")]
    [TestCase(Header, RefusalKind.NoData, 2, "holds no symbol that can be read")]
    [TestCase(Header + "A,x,NYSE,Stock,never,null,Delisted", RefusalKind.NoData, 2, "holds no symbol that can be read")]
    [TestCase("symbol,status\r\nA,Delisted", RefusalKind.NotPrices, 2, "column 'name' is missing")]
    [TestCase("<html>", RefusalKind.NotPrices, 2, "sent no list of symbols")]
    [TestCase("timestamp,open,high,low,close,volume\n", RefusalKind.UnknownMessage, 2, "not known here")]
    [TestCase(Invalid, RefusalKind.UnknownSymbolOrCall, 2, "cannot give LISTING_STATUS with state=delisted now")]
    [TestCase("""{"Error Message": "This API function (LISTING_STATUS) does not exist."}""", RefusalKind.BadFunction, 1, "has no function LISTING_STATUS")]
    [TestCase("""{"Information": "This is a premium endpoint."}""", RefusalKind.PremiumRequired, 1, "gives LISTING_STATUS with state=delisted to premium keys only")]
    [TestCase("""{"Information": "The **demo** API key is for demo purposes only."}""", RefusalKind.DemoKey, 2, "demo key")]
    [TestCase("""{"Error Message": "the parameter apikey is invalid or missing."}""", RefusalKind.NoKey, 1, "does not accept the key")]
    [TestCase(Spent, RefusalKind.DailyQuota, 1, "day's requests of this AlphaVantage key are spent")]
    public async Task A_refusal_is_told_keeps_what_is_stored_and_ends_the_run_where_the_other_list_would_meet_it(string body, RefusalKind kind, int requests, string message)
    {
        await using var server = await ReplayServer.StartAsync(ReplayServer.Body(body));
        using var sources = await SourcesAsync(server);
        var store = sources.Services.GetRequiredService<ListingStore>();
        await store.ReplaceAsync(ListingStatus.Delisted, [new("KEPT", ListingStatus.Delisted)], Sources.Now, CancellationToken.None);

        var results = await ImportAsync(sources);

        Assert.Multiple(() =>
        {
            Assert.That(results.Select(result => result.Refusal), Is.EqualTo(new RefusalKind?[] { kind, kind }));
            Assert.That(results[0].Problem, Does.Contain(message));
            Assert.That(results[1].Problem!.StartsWith("Not asked for: ", StringComparison.Ordinal), Is.EqualTo(requests == 1));
            Assert.That(server.Requests, Has.Count.EqualTo(requests));
            Assert.That(sources.Log.Lines.Concat(results.Select(result => result.Problem!)), Has.None.Contains(Sources.Key));
        });
        Assert.That((await store.FindAsync(["KEPT"], CancellationToken.None)).BySymbol, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Requests_are_counted_and_without_any_left_none_is_sent()
    {
        await using var server = await RoutedAsync();
        using var sources = await SourcesAsync(server, ("PerDay", "3"));

        await ImportAsync(sources);
        var results = await ImportAsync(sources);

        Assert.That(results.Select(result => result.Refusal), Is.EqualTo(new RefusalKind?[] { null, RefusalKind.DailyQuota }));
        Assert.That(server.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Without_a_key_nothing_is_asked()
    {
        using var sources = new Sources();
        await sources.MigrateAsync();

        var results = await ImportAsync(sources);

        Assert.That(results.Select(result => result.Refusal), Is.All.EqualTo(RefusalKind.NoKey));
        Assert.That(results[0].Problem, Does.Contain("AlphaVantage:ApiKey"));
    }

    [Test]
    public async Task Ingest_asks_for_delisted_and_unlisted_symbols_after_all_others_and_their_actions()
    {
        await using var server = await RoutedAsync();
        using var sources = await SourcesAsync(server, ("ActionsEveryDays", "30"));
        string[] symbols = ["GONE", "NONE", "TSCO.LON", "LIVE"];
        var before = await PlanAsync(sources, symbols);
        await ImportAsync(sources);

        var after = await PlanAsync(sources, symbols);

        Assert.That(before.Take(4), Is.EqualTo(symbols));
        Assert.That(after, Is.EqualTo(new[]
        {
            "TSCO.LON", "LIVE", "TSCO.LON", "TSCO.LON", "LIVE", "LIVE",
            "GONE", "NONE", "GONE", "GONE", "NONE", "NONE",
        }));
    }

    [Test]
    public async Task A_symbol_that_never_exists_does_not_keep_a_short_day_from_the_others()
    {
        await using var server = await RoutedAsync();
        using var sources = await SourcesAsync(server, ("PerDay", "2"));
        await ImportAsync(sources);
        sources.Time.Advance(TimeSpan.FromDays(1));

        await sources.AskAsync("NONE1", "NONE2", "LIVE", "AGAIN");

        Assert.That(server.Requests.Skip(2).Select(request => request.Split("symbol=")[1].Split('&')[0]), Is.EqualTo(new[] { "LIVE", "AGAIN" }));
    }

    [Test]
    public async Task A_refusal_of_an_unknown_symbol_says_what_the_listing_knows()
    {
        await using var server = await RoutedAsync();
        using var sources = await SourcesAsync(server);
        var before = (FetchRefused)(await sources.AskAsync("GONE")).Single();
        await ImportAsync(sources);

        var after = (await sources.AskAsync("GONE", "NONE", "LIVE")).Cast<FetchRefused>().ToDictionary(refused => refused.Subject, refused => refused.Message, StringComparer.Ordinal);

        Assert.Multiple(() =>
        {
            Assert.That(before.Message, Does.Not.Contain("listing"));
            Assert.That(after["GONE"], Does.EndWith(" By AlphaVantage's listing, GONE (Gone Inc) is delisted since 2020-02-28."));
            Assert.That(after["NONE"], Does.EndWith(" NONE is not in AlphaVantage's listing of 2024-03-11."));
            Assert.That(after["LIVE"], Does.Not.Contain("listing"));
        });
    }

    private static Task<ReplayServer> RoutedAsync() => ReplayServer.StartAsync((server, context) => ReplayServer.Body((string?)context.Request.Query["state"] switch
    {
        "active" => Active,
        "delisted" => Delisted,
        _ => Invalid,
    })(server, context));

    private static async Task<Sources> SourcesAsync(ReplayServer server, params (string, string)[] settings)
    {
        var sources = new Sources(Sources.For(server, [("PerMinute", "0"), .. settings]));
        await sources.MigrateAsync();
        return sources;
    }

    private static async Task<string[]> PlanAsync(Sources sources, string[] symbols) =>
        [.. (await sources.Provider("alphavantage").PlanAsync(new(symbols), CancellationToken.None))!.Requests.Select(request => request.Symbol)];

    private static async Task<List<ListingResult>> ImportAsync(Sources sources)
    {
        List<ListingResult> results = [];
        await foreach (var result in sources.Services.GetRequiredService<ListingImport>().RunAsync(CancellationToken.None)) results.Add(result);
        return results;
    }
}
