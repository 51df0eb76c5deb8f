using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Ingest.Support;

namespace StockStats.Tests.Ingest.AlphaVantage;

[TestFixture]
public sealed class AlphaVantageProviderTests
{
    private static readonly Func<ReplayServer, Microsoft.AspNetCore.Http.HttpContext, Task> Prices = ReplayServer.Body(Sources.Text("daily.json"));

    private static readonly Func<ReplayServer, Microsoft.AspNetCore.Http.HttpContext, Task> Burst = Notice("information_burst_1_per_second");

    [Test]
    public async Task Asks_for_what_is_set_and_gives_the_prices()
    {
        await using var server = await ReplayServer.StartAsync(Prices);
        using var sources = new Sources(Sources.For(server));

        var fetched = (FetchedPrices)(await sources.AskAsync("tst")).Single();

        Assert.Multiple(() =>
        {
            Assert.That(server.Requests, Is.EqualTo(
                new[] { $"/query?function=TIME_SERIES_DAILY&symbol=TST&outputsize=compact&apikey={Sources.Key}" }));
            Assert.That(fetched.Subject, Is.EqualTo("TST"));
            Assert.That((fetched.Prices.Symbol, fetched.Prices.Basis, fetched.Prices.Source), Is.EqualTo(("TST", PriceBasis.Raw, "alphavantage")));
            Assert.That(fetched.Prices.Rows, Has.Count.EqualTo(3));
        });
    }

    [Test]
    public async Task Asks_for_csv_the_adjusted_function_and_all_history_where_told_to()
    {
        await using var server = await ReplayServer.StartAsync(ReplayServer.Body(Sources.Text("daily_adjusted.csv"), type: "application/x-download"));
        using var sources = new Sources(Sources.For(
            server, ("BaseUrl", $"{server.Address}/query/"), ("Function", "TIME_SERIES_DAILY_ADJUSTED"), ("DataType", "csv")));

        var results = await sources.FetchAsync("alphavantage", new(["^GS=PC"], OutputSize: OutputSize.Full));

        Assert.That(server.Requests, Is.EqualTo(new[]
        {
            $"/query?function=TIME_SERIES_DAILY_ADJUSTED&symbol=%5EGS%3DPC&outputsize=full&datatype=csv&apikey={Sources.Key}",
        }));
        Assert.That(((FetchedPrices)results[0]).Prices.Rows[1].Actions, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Waits_and_asks_again_when_throttled()
    {
        await using var server = await ReplayServer.StartAsync(Burst, Notice("note_2018_5min_500day"), Prices);
        using var sources = new Sources(Sources.For(server));

        var results = await sources.AskAsync("TST");

        Assert.That(results.Single(), Is.InstanceOf<FetchedPrices>());
        Assert.That(server.Requests, Has.Count.EqualTo(3));
        Assert.That(sources.Time.Waits.Select(wait => wait.TotalSeconds), Is.EqualTo(new[] { 1.5, 60 }));
    }

    [Test]
    public async Task Gives_a_symbol_up_when_throttled_to_the_end_and_asks_for_the_next()
    {
        await using var server = await ReplayServer.StartAsync(Burst, Burst, Prices);
        using var sources = new Sources(Sources.For(server, ("MaxRetries", "1")));

        var results = await sources.AskAsync("AAA", "TST");

        Assert.That(((FetchRefused)results[0]).Kind, Is.EqualTo(RefusalKind.Throttled));
        Assert.That(results[1], Is.InstanceOf<FetchedPrices>());
        Assert.That(server.Requests, Has.Count.EqualTo(3));
    }

    [TestCase("information_daily_25_with_key", RefusalKind.DailyQuota)]
    [TestCase("information_premium_endpoint", RefusalKind.PremiumRequired)]
    [TestCase("error_apikey_missing", RefusalKind.NoKey)]
    public async Task Asks_for_no_further_symbol_after_a_refusal_that_would_meet_it_too(string notice, RefusalKind kind)
    {
        await using var server = await ReplayServer.StartAsync(Prices, Notice(notice));
        using var sources = new Sources(Sources.For(server));

        var results = await sources.AskAsync("TST", "BBB", "CCC", "DDD");

        var refused = results.Skip(1).Cast<FetchRefused>().ToList();
        Assert.Multiple(() =>
        {
            Assert.That(results[0], Is.InstanceOf<FetchedPrices>());
            Assert.That(refused.Select(result => (result.Subject, result.Kind)), Is.EqualTo(new[] { ("BBB", kind), ("CCC", kind), ("DDD", kind) }));
            Assert.That(refused.Skip(1).Select(result => result.Message), Is.All.EqualTo($"Not asked for: {refused[0].Message}"));
            Assert.That(server.Requests, Has.Count.EqualTo(2));
        });
    }

    [TestCase("error_invalid_api_call_TIME_SERIES_DAILY", RefusalKind.UnknownSymbolOrCall)]
    [TestCase("information_demo_key", RefusalKind.DemoKey)]
    [TestCase("empty_object", RefusalKind.NoData)]
    public async Task Asks_for_the_next_symbol_after_a_refusal_that_may_be_this_ones_own(string notice, RefusalKind kind)
    {
        await using var server = await ReplayServer.StartAsync(Notice(notice), Prices);
        using var sources = new Sources(Sources.For(server));

        var results = await sources.AskAsync("AAA", "TST");

        Assert.That(((FetchRefused)results[0]).Kind, Is.EqualTo(kind));
        Assert.That(results[1], Is.InstanceOf<FetchedPrices>());
    }

    [Test]
    public async Task Sends_nothing_without_a_key()
    {
        await using var server = await ReplayServer.StartAsync(Prices);
        using var sources = new Sources(Sources.For(server, ("ApiKey", "")));

        var results = await sources.AskAsync("AAA", "BBB");

        Assert.That(results.Cast<FetchRefused>().Select(result => result.Kind), Is.EqualTo(new[] { RefusalKind.NoKey, RefusalKind.NoKey }));
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task Sends_no_more_than_the_days_requests()
    {
        await using var server = await ReplayServer.StartAsync(ReplayServer.Body("oops", 500));
        using var sources = new Sources(Sources.For(server, ("PerDay", "4")));

        var results = await sources.AskAsync("AAA", "BBB", "CCC");

        Assert.That(server.Requests, Has.Count.EqualTo(4));
        Assert.That(results.Cast<FetchRefused>().Select(result => result.Kind), Is.EqualTo(
            new[] { RefusalKind.Transport, RefusalKind.DailyQuota, RefusalKind.DailyQuota }));
        Assert.That(((FetchRefused)results[1]).Message, Is.EqualTo(
            "The 4 requests that AlphaVantage:PerDay allows a day are spent. " +
            "Run it again after midnight US/Eastern, that is from 2024-03-12 04:00 UTC on."));
    }

    [Test]
    public async Task Asks_nothing_more_until_midnight_once_AlphaVantage_calls_the_day_spent_and_then_once()
    {
        await using var server = await ReplayServer.StartAsync(Notice("information_daily_25_with_key"));
        using var sources = new Sources(Sources.For(server));

        var first = await sources.AskAsync("AAA", "BBB");
        var second = await sources.AskAsync("AAA", "BBB");
        var asked = server.Requests.Count;
        sources.Time.Advance(TimeSpan.FromDays(1));
        await sources.AskAsync("AAA", "BBB");

        Assert.Multiple(() =>
        {
            Assert.That((asked, server.Requests.Count), Is.EqualTo((1, 2)));
            Assert.That(first.Concat(second).Cast<FetchRefused>().Select(refused => refused.Kind), Is.All.EqualTo(RefusalKind.DailyQuota));
            Assert.That(((FetchRefused)first[0]).Message, Does.Contain("AlphaVantage says").And.Contain("from 2024-03-12 04:00 UTC on"));
            Assert.That(((FetchRefused)second[0]).Message, Does.Contain("already, so nothing was asked").And.Contain("from 2024-03-12 04:00 UTC on"));
        });
    }

    [Test]
    public async Task Takes_three_throttled_answers_in_a_row_for_the_end_of_the_days_requests()
    {
        await using var server = await ReplayServer.StartAsync(Burst);
        using var sources = new Sources(Sources.For(server, ("MaxRetries", "10")));

        var results = await sources.AskAsync("AAA", "BBB");

        Assert.That(server.Requests, Has.Count.EqualTo(3));
        Assert.That(results.Cast<FetchRefused>().Select(refused => refused.Kind), Is.All.EqualTo(RefusalKind.DailyQuota));
        Assert.That(((FetchRefused)results[0]).Message, Does.Contain("3 times in a row").And.Contain("from 2024-03-12 04:00 UTC on"));
    }

    [Test]
    public async Task Does_not_count_what_says_nothing_of_the_quota_as_a_throttled_answer_or_as_none()
    {
        await using var server = await ReplayServer.StartAsync(Burst, ReplayServer.Body("oops", 500), Burst, ReplayServer.Body("oops", 503), Burst);
        using var sources = new Sources(Sources.For(server, ("MaxRetries", "10")));

        await sources.AskAsync("AAA");

        Assert.That(server.Requests, Has.Count.EqualTo(5));
    }

    [Test]
    public async Task Sends_nothing_without_the_database_that_keeps_the_quota()
    {
        await using var server = await ReplayServer.StartAsync(Prices);
        using var sources = new Sources(Sources.For(server));
        var results = sources.Provider(ProviderNames.AlphaVantage).FetchAsync(new(["TST"]), CancellationToken.None).GetAsyncEnumerator();

        await Assert.ThrowsAsync<StorageException>(async () => await results.MoveNextAsync());
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task Stops_asking_where_nothing_answers_for_three_symbols_in_a_row()
    {
        var down = ReplayServer.Body("oops", 500);
        await using var server = await ReplayServer.StartAsync(down, down, Prices, down);
        using var sources = new Sources(Sources.For(server, ("MaxRetries", "0"), ("PerMinute", "0")));

        var results = await sources.AskAsync("AAA", "BBB", "TST", "DDD", "EEE", "FFF", "GGG", "HHH");

        Assert.That(server.Requests, Has.Count.EqualTo(6));
        Assert.That(results[2], Is.InstanceOf<FetchedPrices>());
        Assert.That(results.Skip(3).Cast<FetchRefused>().Select(refused => refused.Kind), Is.All.EqualTo(RefusalKind.Transport));
        Assert.That(results.Skip(6).Cast<FetchRefused>().Select(refused => refused.Message), Is.All.StartsWith("Not asked for: AlphaVantage answered with HTTP status 500"));
    }

    [Test]
    public async Task Refuses_the_prices_of_another_symbol()
    {
        await using var server = await ReplayServer.StartAsync(Prices);
        using var sources = new Sources(Sources.For(server));

        var refused = (FetchRefused)(await sources.AskAsync("IBM")).Single();

        Assert.That((refused.Kind, refused.Message), Is.EqualTo(
            (RefusalKind.NotPrices, "AlphaVantage's answer cannot be used: it holds prices of TST, not of IBM.")));
    }

    [TestCase("weekly_adjusted.json")]
    [TestCase("weekly_adjusted.csv")]
    public async Task Refuses_weekly_prices(string file)
    {
        await using var server = await ReplayServer.StartAsync(ReplayServer.Body(Sources.Text(file)));
        using var sources = new Sources(Sources.For(server));

        var refused = (FetchRefused)(await sources.AskAsync("TST")).Single();

        Assert.That(refused.Kind, Is.EqualTo(RefusalKind.NotPrices));
        Assert.That(refused.Message, Does.Contain("weekly"));
    }

    [Test]
    public async Task Never_shows_the_key()
    {
        await using var server = await ReplayServer.StartAsync(
            ReplayServer.Body($"{{\"Information\": \"We have detected your API key as {Sources.Key} and it is spreading out\"}}"),
            ReplayServer.Body($"{{\"New\": \"{Sources.Key}\"}}"),
            ReplayServer.Body($"<html>{Sources.Key}</html>"),
            ReplayServer.Body("no", 500), ReplayServer.Body("no", 500), ReplayServer.CutsOff,
            ReplayServer.Body($"{{\"Meta Data\": {{\"2. Symbol\": \"{Sources.Key}\"}}, \"Time Series (Daily)\": {{\"2024-03-08\": {{}} }} }}"),
            ReplayServer.Body($"{{\"Information\": \"We have detected your API key as {Sources.Key} and 25 requests per day\"}}"));
        using var sources = new Sources(Sources.For(server));

        var results = await sources.AskAsync("AAA", "BBB", "CCC", "DDD", "EEE", "FFF");

        Assert.That(server.Requests, Has.Count.EqualTo(8));
        Assert.That(results.Select(result => ((FetchRefused)result).Message), Has.None.Contains(Sources.Key));
        Assert.That(sources.Log.Lines, Has.None.Contains(Sources.Key).And.Some.Contains("AlphaVantage"));
        Assert.That(sources.Log.Lines, Has.None.Contains("apikey="));
    }

    [Test]
    public async Task Does_not_begin_with_symbols_that_cannot_be()
    {
        using var sources = new Sources();

        Assert.That((await Assert.ThrowsAsync<WrongUsageException>(() => sources.AskAsync()))?.Message, Does.StartWith("no symbol is given"));
        Assert.That((await Assert.ThrowsAsync<WrongUsageException>(() => sources.AskAsync("IBM", "A B")))?.Message,
            Does.StartWith("--symbols: 'A B' is not a symbol: 1 to 32"));
    }

    [Test]
    public async Task Asks_for_a_symbol_once_however_often_it_is_given()
    {
        await using var server = await ReplayServer.StartAsync(Prices);
        using var sources = new Sources(Sources.For(server));

        Assert.That(await sources.AskAsync("TST", "tst"), Has.Count.EqualTo(1));
    }

    private static Func<ReplayServer, Microsoft.AspNetCore.Http.HttpContext, Task> Notice(string name) =>
        ReplayServer.Body(Sources.Text($"notices/{name}.json"));
}
