using Microsoft.Extensions.Configuration;
using StockStats.Logging;
using StockStats.ServiceInterface;
using StockStats.Telemetry;

namespace StockStats.Tests.Telemetry;

/// <summary>Settings that cannot be used stop the start, each with its name.</summary>
[TestFixture]
public sealed class TelemetrySettingsTests
{
    [TestCase("Metrics:StalestSymbols", "-1", "Metrics:StalestSymbols is '-1': expected 0 to 1000")]
    [TestCase("Metrics:StalestSymbols", "1001", "Metrics:StalestSymbols is '1001': expected 0 to 1000")]
    [TestCase("Otlp:TraceShare", "1.1", "Otlp:TraceShare is '1.1': expected 0 to 1")]
    [TestCase("Otlp:TraceShare", "NaN", "Otlp:TraceShare is 'NaN': expected 0 to 1")]
    [TestCase("Otlp:Endpoint", "collector:4317", "Otlp:Endpoint is 'collector:4317': expected an address such as http://localhost:4317")]
    [TestCase("Otlp:Protocol", "smtp", "Otlp:Protocol is 'smtp': expected grpc or http")]
    [TestCase("Log:Files", "0", "Log:Files is '0': expected 1 to 1000")]
    [TestCase("Log:Files", "1001", "Log:Files is '1001': expected 1 to 1000")]
    [TestCase("Log:FileBytes", "9999", "Log:FileBytes is '9999': expected 10000 to 1000000000")]
    [TestCase("Shutdown:DelaySeconds", "-1", "Shutdown:DelaySeconds is '-1': expected 0 to 3600")]
    [TestCase("Shutdown:Seconds", "3601", "Shutdown:Seconds is '3601': expected 0 to 3600")]
    public void A_value_out_of_its_range_is_named(string name, string value, string message) =>
        Assert.That(() => Read(name, value), Throws.TypeOf<WrongSettingException>().With.Message.EqualTo(message));

    [TestCase("Metrics:StalestSymbols", "0")]
    [TestCase("Metrics:StalestSymbols", "1000")]
    [TestCase("Otlp:TraceShare", "0")]
    [TestCase("Otlp:Endpoint", "https://collector.example:4318")]
    [TestCase("Log:FileBytes", "10000")]
    [TestCase("Log:Format", "json")]
    [TestCase("Shutdown:DelaySeconds", "3600")]
    public void A_value_at_its_bound_is_taken(string name, string value) => Assert.That(() => Read(name, value), Throws.Nothing);

    private static void Read(string name, string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build();
        MetricsSettings.Read(configuration);
        OtlpSettings.Read(configuration);
        LogSettings.Read(configuration);
        ShutdownSettings.Read(configuration);
    }
}
