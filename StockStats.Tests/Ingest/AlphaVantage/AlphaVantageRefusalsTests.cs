using System.Text;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Ingest.AlphaVantage;
using StockStats.Tests.Ingest.Support;
using Retry = StockStats.ServiceInterface.Ingest.AlphaVantage.Retry;

namespace StockStats.Tests.Ingest.AlphaVantage;

[TestFixture]
public sealed class AlphaVantageRefusalsTests
{
    private const string Thanks = "Thank you for using Alpha Vantage! ";

    private const string Plans = "https://www.alphavantage.co/premium/";

    private static readonly AlphaVantageQuery Query = new("TIME_SERIES_DAILY", "TST", OutputSize.Full, AlphaVantageDataType.Json);

    [TestCase("information_burst_1_per_second.json", RefusalKind.Throttled)]
    [TestCase("note_2018_5min_500day.json", RefusalKind.Throttled)]
    [TestCase("information_daily_25_with_key.json", RefusalKind.DailyQuota)]
    [TestCase("information_premium_endpoint.json", RefusalKind.PremiumRequired)]
    [TestCase("information_outputsize_full_premium.json", RefusalKind.PremiumRequired)]
    [TestCase("information_demo_key.json", RefusalKind.DemoKey)]
    [TestCase("error_apikey_missing.json", RefusalKind.NoKey)]
    [TestCase("error_invalid_api_call_TIME_SERIES_DAILY.json", RefusalKind.UnknownSymbolOrCall)]
    [TestCase("empty_object.json", RefusalKind.NoData)]
    public void Knows_every_recorded_answer(string file, RefusalKind kind) =>
        Assert.That(Kind(Sources.Text($"notices/{file}")), Is.EqualTo(kind));

    [Test]
    public void Has_a_case_for_every_recorded_answer()
    {
        var cases = typeof(AlphaVantageRefusalsTests).GetMethod(nameof(Knows_every_recorded_answer))!
            .GetCustomAttributes(typeof(TestCaseAttribute), inherit: false).Cast<TestCaseAttribute>().Select(one => (string)one.Arguments[0]!);

        Assert.That(cases, Is.EquivalentTo(Directory.EnumerateFiles(Sources.TestData("notices")).Select(Path.GetFileName)));
    }

    // The texts that are known beyond the recorded ones, older and paid plans' among them.
    [TestCase(RefusalKind.Throttled, Thanks + "Please consider spreading out your free API requests more sparingly. You may subscribe to any of " +
        "the premium plans at " + Plans + " to lift the free key rate limit (25 requests per day), and instantly unlock all premium endpoints")]
    [TestCase(RefusalKind.Throttled, Thanks + "Please contact premium@alphavantage.co if you are targeting a higher API call volume.")]
    [TestCase(RefusalKind.Throttled, Thanks + "Please visit " + Plans + " if you would like to have a higher API call volume.")]
    [TestCase(RefusalKind.Throttled, "Burst pattern detected. Please consider spreading out your API requests more evenly across a 1-minute " +
        "window and query no more than 5 requests per second. Please contact support@alphavantage.co if you are targeting a higher API " +
        "request volume.")]
    [TestCase(RefusalKind.Throttled, "Minute-level rate limit exceed. Please stay under the number of API requests per minute for your premium " +
        "subscription plan. Please contact support@alphavantage.co if you are targeting a higher API request volume.")]
    [TestCase(RefusalKind.Throttled, "Please query the demo URLs at no more than 2 requests per second.")]
    [TestCase(RefusalKind.DailyQuota, Thanks + "Our standard API rate limit is 25 requests per day. Please subscribe to any of the premium " +
        "plans at " + Plans + " to instantly remove all daily rate limits.")]
    [TestCase(RefusalKind.PremiumRequired, Thanks + "This is a premium endpoint and there are multiple ways to unlock it: hold an Alpha " +
        "Vantage Coin (AVC), or subscribe to any of the premium plans at " + Plans)]
    [TestCase(RefusalKind.DemoKey, "The **demo** API key is for demo purposes only. Please claim your free API key at " +
        "(https://www.alphavantage.co/support/#api-key) to explore our full API offerings. It takes fewer than 20 seconds, and we are " +
        "committed to making it free forever.")]
    [TestCase(RefusalKind.NoKey, "the parameter apikey is invalid or missing. Please claim your free API key on " +
        "(https://www.alphavantage.co/support/#api-key). It should take less than 20 seconds, and is free permanently.")]
    [TestCase(RefusalKind.BadFunction, "This API function (GLOBAL_QUOT) does not exist.")]
    [TestCase(RefusalKind.UnknownMessage, "The service is closed for the holidays.")]
    public void Knows_a_text_under_any_name(RefusalKind kind, string text)
    {
        foreach (var name in (string[])["Information", "Note", "Error Message", "message"])
            Assert.That(Kind($"{{\"{name}\": \"{text}\"}}"), Is.EqualTo(kind), name);
        Assert.That(Kind(text), Is.EqualTo(kind), "as plain text");
    }

    [TestCase("", RefusalKind.NoData)]
    [TestCase("  \r\n", RefusalKind.NoData)]
    [TestCase("\uFEFF{}", RefusalKind.NoData)]
    [TestCase("<html><body>Bad gateway</body></html>", RefusalKind.NotPrices)]
    [TestCase("[]", RefusalKind.NotPrices)]
    [TestCase("\0\0\0", RefusalKind.NotPrices)]
    [TestCase("{\"error\": {\"code\": 1}}", RefusalKind.UnknownMessage)]
    [TestCase("symbol,name,exchange\n", RefusalKind.UnknownMessage)]
    [TestCase("{\"Meta Data\": {", RefusalKind.Transport)]
    public void Takes_nothing_else_for_prices(string body, RefusalKind kind) => Assert.That(Kind(body), Is.EqualTo(kind));

    [TestCase("Burst pattern detected. Please spread over a 1-minute window, no more than 5 requests per second", nameof(Retry.Soon))]
    [TestCase("Minute-level rate limit exceed.", nameof(Retry.AfterAMinute))]
    [TestCase("Our standard API call frequency is 5 calls per minute and 500 calls per day.", nameof(Retry.AfterAMinute))]
    [TestCase("Please contact premium@alphavantage.co if you are targeting a higher API call volume.", nameof(Retry.Soon))]
    [TestCase("25 requests per day", nameof(Retry.Never))]
    public void Knows_when_to_ask_again(string text, string retry) => Assert.That(Answer(text).Retry.ToString(), Is.EqualTo(retry));

    [TestCase(RefusalKind.Throttled, "spreading out", "AlphaVantage:PerSecond")]
    [TestCase(RefusalKind.DailyQuota, "requests per day", "midnight US/Eastern")]
    [TestCase(RefusalKind.PremiumRequired, "premium endpoint", "--outputsize compact")]
    [TestCase(RefusalKind.DemoKey, "demo purposes", "AlphaVantage:ApiKeyFile")]
    [TestCase(RefusalKind.NoKey, "apikey is invalid or missing", "AlphaVantage:ApiKeyFile")]
    [TestCase(RefusalKind.UnknownSymbolOrCall, "Invalid API call", "Try --outputsize compact")]
    [TestCase(RefusalKind.BadFunction, "does not exist", "AlphaVantage:Function to TIME_SERIES_DAILY or")]
    [TestCase(RefusalKind.NoData, "{}", "run it again later")]
    [TestCase(RefusalKind.NotPrices, "<html>hello</html>", "AlphaVantage:BaseUrl")]
    [TestCase(RefusalKind.UnknownMessage, "something new", "\"something new\"")]
    public void Tells_people_what_to_do(RefusalKind kind, string body, string advice)
    {
        var refusal = Answer(body).Refusal!;

        Assert.That((refusal.Kind, refusal.Message.Contains(advice, StringComparison.Ordinal)), Is.EqualTo((kind, true)), refusal.Message);
    }

    [TestCase("Your key K3YTH4T1SN0S3CR3 is odd")]
    [TestCase("Your key k3yth4t1sn0s3cr3 is odd")]
    [TestCase("<a href='?apikey=K3YTH4T1SN0S3CR3'>")]
    [TestCase("{\"new\": \"K3YTH4T1SN0S3CR3\"}")]
    [TestCase("{\"new\": {\"key\": \"K3YTH4T1SN0S3CR3\"}}")]
    public void Never_repeats_the_key(string body) =>
        Assert.That(Answer(body).Refusal!.Message, Does.Not.Contain(Sources.Key).IgnoreCase.And.Contain("[key]"));

    [Test]
    public void Takes_csv_and_json_prices_for_prices()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Answer(Sources.Text("daily.json")).Prices?.Format.Name, Is.EqualTo("alphavantage-json"));
            Assert.That(Answer("\uFEFF" + Sources.Text("daily.json")).Prices?.Format.Name, Is.EqualTo("alphavantage-json"));
            Assert.That(Answer(Sources.Text("daily_adjusted.csv")).Prices?.Format.Name, Is.EqualTo("alphavantage-csv"));
        });
    }

    private static RefusalKind? Kind(string body) => Answer(body).Refusal?.Kind;

    private static AlphaVantageAnswer Answer(string body) => AlphaVantageAnswer.Of(Encoding.UTF8.GetBytes(body), Query, Sources.Key);
}
