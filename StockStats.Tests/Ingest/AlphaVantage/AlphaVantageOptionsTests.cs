using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Ingest.AlphaVantage;
using StockStats.Tests.Ingest.Support;

namespace StockStats.Tests.Ingest.AlphaVantage;

[TestFixture]
public sealed class AlphaVantageOptionsTests
{
    [Test]
    public void Fit_a_free_key_by_default()
    {
        var options = Read([]);

        Assert.Multiple(() =>
        {
            Assert.That((options.Function, options.OutputSize), Is.EqualTo(("TIME_SERIES_DAILY", OutputSize.Compact)));
            Assert.That(1 / options.PerSecond, Is.EqualTo(1.5).Within(1e-12));
            Assert.That((options.PerMinute, options.PerDay, options.MaxRetries), Is.EqualTo((5, 25, 2)));
        });
    }

    [Test]
    public void Are_read_in_any_case()
    {
        var options = Read([new("AlphaVantage:OutputSize", "full"), new("alphavantage:datatype", "csv"), new("AlphaVantage:PerSecond", "2.5")]);

        Assert.That((options.OutputSize, options.DataType, options.PerSecond), Is.EqualTo((OutputSize.Full, AlphaVantageDataType.Csv, 2.5)));
    }

    [TestCase("BaseUrl", "localhost", "AlphaVantage:BaseUrl 'localhost' is not an address")]
    [TestCase("BaseUrl", "ftp://example.org", "AlphaVantage:BaseUrl 'ftp://example.org' is not an address")]
    [TestCase("ApiKeyUrl", "secret/path", "AlphaVantage:ApiKeyUrl is not an address")]
    [TestCase("Function", "time_series_daily", "AlphaVantage:Function 'time_series_daily' is not TIME_SERIES_DAILY or TIME_SERIES_DAILY_ADJUSTED")]
    [TestCase("OutputSize", "7", "AlphaVantage:OutputSize '7' is not compact or full")]
    [TestCase("DataType", "7", "AlphaVantage:DataType '7' is not json or csv")]
    [TestCase("PerSecond", "0", "AlphaVantage:PerSecond 0 is not from 0.01 to 1000")]
    [TestCase("PerSecond", "1000.1", "AlphaVantage:PerSecond 1000.1 is not")]
    [TestCase("PerSecond", "NaN", "AlphaVantage:PerSecond NaN is not")]
    [TestCase("PerMinute", "-1", "AlphaVantage:PerMinute -1 is not from 0 to 100000")]
    [TestCase("PerDay", "1000001", "AlphaVantage:PerDay 1000001 is not from 0 to 1000000")]
    [TestCase("RetrySeconds", "-0.1", "AlphaVantage:RetrySeconds -0.1 is not from 0 to 3600")]
    [TestCase("MinuteRetrySeconds", "3601", "AlphaVantage:MinuteRetrySeconds 3601 is not")]
    [TestCase("MaxRetries", "11", "AlphaVantage:MaxRetries 11 is not from 0 to 10")]
    [TestCase("TimeoutSeconds", "0", "AlphaVantage:TimeoutSeconds 0 is not from 0.01 to 600")]
    [TestCase("KeyTimeoutSeconds", "601", "AlphaVantage:KeyTimeoutSeconds 601 is not")]
    public void Stop_the_start_where_one_cannot_be(string name, string value, string problem) => Assert.That(
        () => Read([new($"AlphaVantage:{name}", value)]),
        Throws.TypeOf<OptionsValidationException>().With.Message.StartsWith(problem).And.Message.Not.Contains("secret"));

    [TestCase("ApiKey,ApiKeyFile", "AlphaVantage:ApiKey and AlphaVantage:ApiKeyFile are set; at most one of them may be")]
    [TestCase("ApiKeyFile,ApiKeyUrl", "AlphaVantage:ApiKeyFile and AlphaVantage:ApiKeyUrl are set; at most one of them may be")]
    [TestCase("ApiKey,ApiKeyFile,ApiKeyUrl",
        "AlphaVantage:ApiKey and AlphaVantage:ApiKeyFile and AlphaVantage:ApiKeyUrl are set; at most one of them may be")]
    public void Name_the_keys_where_more_than_one_is_set(string names, string problem) => Assert.That(
        () => Read(names.Split(',').Select(name => KeyValuePair.Create($"AlphaVantage:{name}", (string?)"http://127.0.0.1/secret"))),
        Throws.TypeOf<OptionsValidationException>().With.Message.EqualTo(problem));

    [Test]
    public void Tell_every_problem_at_once() => Assert.That(
        () => Read([new("AlphaVantage:PerDay", "-1"), new("AlphaVantage:MaxRetries", "-1")]),
        Throws.TypeOf<OptionsValidationException>().With.Message.EqualTo(
            "AlphaVantage:PerDay -1 is not from 0 to 1000000; AlphaVantage:MaxRetries -1 is not from 0 to 10"));

    private static AlphaVantageOptions Read(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        using var sources = new Sources(settings);
        return sources.Services.GetRequiredService<IOptions<AlphaVantageOptions>>().Value;
    }
}
