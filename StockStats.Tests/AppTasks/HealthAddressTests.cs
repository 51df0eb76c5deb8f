using Microsoft.Extensions.Configuration;
using StockStats.AppTasks;
using StockStats.ServiceInterface.Ingest;

namespace StockStats.Tests.AppTasks;

/// <summary>Where <c>health</c> asks.</summary>
[TestFixture]
public sealed class HealthAddressTests
{
    [TestCase(null, null, "http://localhost:5000/", Description = "nothing is set")]
    [TestCase(null, "8080", "http://localhost:8080/", Description = "as the images of .NET say it")]
    [TestCase("http://+:9000", "8080", "http://localhost:9000/", Description = "urls win, as they do in the server")]
    [TestCase("http://*:1", null, "http://localhost:1/")]
    [TestCase("http://0.0.0.0:65535", null, "http://localhost:65535/")]
    [TestCase("http://[::]:81", null, "http://localhost:81/")]
    [TestCase("http://127.0.0.1:5000", null, "http://127.0.0.1:5000/")]
    [TestCase("https://+:8443; http://+:8080", null, "http://localhost:8080/", Description = "the one without TLS")]
    public void The_address_is_that_of_the_server(string? urls, string? ports, string address) =>
        Assert.That(Of(urls, ports), Is.EqualTo(new Uri(address)));

    [TestCase("https://+:8443")]
    [TestCase("http://+:0", Description = "the system chose it")]
    [TestCase("http://unix:/run/stockstats.sock")]
    public void Without_one_to_ask_the_usage_is_wrong(string urls) => Assert.That(() => Of(urls, null), Throws.TypeOf<WrongUsageException>());

    private static Uri Of(string? urls, string? ports) => HealthAddress.Of(new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["urls"] = urls, ["http_ports"] = ports }).Build());
}
