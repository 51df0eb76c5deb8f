using Microsoft.AspNetCore.Http;
using StockStats.ServiceInterface.Ingest;
using StockStats.Tests.Ingest.Support;
using Answer = System.Func<StockStats.Tests.Ingest.Support.ReplayServer, Microsoft.AspNetCore.Http.HttpContext, System.Threading.Tasks.Task>;

namespace StockStats.Tests.Ingest.AlphaVantage;

[TestFixture]
public sealed class AlphaVantageTransportTests
{
    private static readonly string Prices = Sources.Text("daily.json");

    // What a later request may better is asked for again, up to the limit, and each time counts as a request.
    private static readonly (string Name, Answer Answer, string Reason)[] Passing =
    [
        ("500", ReplayServer.Body("oops", 500), "HTTP status 500"),
        ("503", ReplayServer.Body(Prices, 503), "HTTP status 503"),
        ("429", ReplayServer.Body("{}", 429), "HTTP status 429"),
        ("cut off", ReplayServer.CutsOff, "could not be reached or broke off"),
        ("cut off between bytes", ReplayServer.Body(Prices[..^10]), "it is not complete JSON"),
        ("damaged", DamagedGzip, "it cannot be decompressed"),
        ("hangs", ReplayServer.Hangs, "did not answer within 0.3 s"),
    ];

    private static readonly (string Name, Answer Answer, string Reason)[] Lasting =
    [
        ("404 page", ReplayServer.Body("<html>Not Found</html>", 404, "text/html"), "HTTP status 404. Check AlphaVantage:BaseUrl"),
        ("403", ReplayServer.Body("{\"Information\": \"no\"}", 403), "HTTP status 403"),
        ("redirect", ReplayServer.RedirectsTo("http://127.0.0.1:1/query?apikey=x"), "HTTP status 302. It redirects elsewhere"),
        ("no content", ReplayServer.Body("", 204), "HTTP status 204"),
    ];

    private static IEnumerable<TestCaseData> PassingCases => Passing.Select(one => new TestCaseData(one.Answer, one.Reason).SetArgDisplayNames(one.Name));

    private static IEnumerable<TestCaseData> LastingCases => Lasting.Select(one => new TestCaseData(one.Answer, one.Reason).SetArgDisplayNames(one.Name));

    [TestCaseSource(nameof(PassingCases))]
    public async Task Asks_again_and_gets_the_prices(object answer, string _)
    {
        await using var server = await ReplayServer.StartAsync((Answer)answer, (Answer)answer, ReplayServer.Body(Prices));
        using var sources = new Sources(Sources.For(server, ("TimeoutSeconds", Timeout(answer))));

        Assert.That((await sources.AskAsync("TST")).Single(), Is.InstanceOf<FetchedPrices>());
        Assert.That(server.Requests, Has.Count.EqualTo(3));
    }

    [TestCaseSource(nameof(PassingCases))]
    public async Task Gives_up_after_as_many_retries_as_are_set(object answer, string reason)
    {
        await using var server = await ReplayServer.StartAsync((Answer)answer);
        using var sources = new Sources(Sources.For(server, ("TimeoutSeconds", Timeout(answer)), ("MaxRetries", "1")));

        var refused = (FetchRefused)(await sources.AskAsync("TST")).Single();

        Assert.That(refused.Kind, Is.EqualTo(RefusalKind.Transport));
        Assert.That(refused.Message, Does.Contain(reason));
        Assert.That(server.Requests, Has.Count.EqualTo(2));
    }

    [TestCaseSource(nameof(LastingCases))]
    public async Task Does_not_ask_again_what_would_end_alike(object answer, string reason)
    {
        await using var server = await ReplayServer.StartAsync((Answer)answer);
        using var sources = new Sources(Sources.For(server));

        var refused = (FetchRefused)(await sources.AskAsync("TST")).Single();

        Assert.That(refused.Kind, Is.EqualTo(RefusalKind.Transport));
        Assert.That(refused.Message, Does.Contain(reason));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Tells_that_nobody_answers()
    {
        string address;
        await using (var server = await ReplayServer.StartAsync(ReplayServer.Body(Prices))) address = server.Address;
        using var sources = new Sources([new("AlphaVantage:BaseUrl", address), new("AlphaVantage:ApiKey", Sources.Key)]);

        var refused = (FetchRefused)(await sources.AskAsync("TST")).Single();

        Assert.That((refused.Kind, refused.Message), Is.EqualTo((RefusalKind.Transport,
            "AlphaVantage could not be reached or broke off (ConnectionError). Check the network and AlphaVantage:BaseUrl.")));
    }

    [Test]
    public async Task Stops_when_it_is_told_to()
    {
        using var stop = new CancellationTokenSource();
        await using var server = await ReplayServer.StartAsync(async (replay, context) =>
        {
            await stop.CancelAsync();
            await ReplayServer.Hangs(replay, context);
        });
        using var sources = new Sources(Sources.For(server));
        await sources.MigrateAsync();
        var results = sources.Provider("alphavantage").FetchAsync(new(["TST"]), stop.Token).GetAsyncEnumerator(CancellationToken.None);

        await Assert.ThatAsync(async () => await results.MoveNextAsync(), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [TestCase("tr-TR")]
    [TestCase("de-DE")]
    public async Task Speaks_alike_in_every_country(string name)
    {
        using var culture = new CultureSaver(name);
        await using var server = await ReplayServer.StartAsync(ReplayServer.Hangs);
        using var sources = new Sources(Sources.For(server, ("TimeoutSeconds", "0.25"), ("MaxRetries", "0")));

        Assert.That(((FetchRefused)(await sources.AskAsync("TST")).Single()).Message, Does.Contain("within 0.25 s"));
    }

    // Short only where the test has to wait for it.
    private static string Timeout(object answer) => (Answer)answer == ReplayServer.Hangs ? "0.3" : "30";

    private static Task DamagedGzip(ReplayServer server, HttpContext context)
    {
        context.Response.Headers.ContentEncoding = "gzip";
        return ReplayServer.Body("this is no gzip")(server, context);
    }
}
