using Messaging.Overload;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using StockStats.ServiceInterface;

namespace StockStats.Tests;

/// <summary>How the settings of overload become those of the message host and the server.</summary>
[TestFixture]
public sealed class ConfigureOverloadTests
{
    [TestCase(1, 64)]
    [TestCase(4, 64)]
    [TestCase(5, 80)]
    [TestCase(64, 1024)]
    public void At_least_64_requests_are_at_work_at_once_on_any_machine(int cores, int expected) =>
        Assert.That(OverloadSettings.DefaultConcurrency(cores), Is.EqualTo(expected));

    [TestCase(null, null, null)]
    [TestCase("1", 1, 4)]
    [TestCase("250000", 250_000, 1_000_000)]
    [TestCase("250001", 250_001, 1_000_000)]
    [TestCase("1000000", 1_000_000, 1_000_000)]
    public void Four_wait_for_each_at_work_unless_said_otherwise(string? setting, int? concurrency, int? queue)
    {
        var options = Options(("Concurrency", setting));

        var expected = concurrency ?? OverloadSettings.DefaultConcurrency(Environment.ProcessorCount);
        Assert.That((options.Concurrency, options.Queue), Is.EqualTo(((int?)expected, queue ?? 4 * expected)));
        Assert.That(options.QueueTime, Is.EqualTo(TimeSpan.FromSeconds(2)));
    }

    [Test]
    public void Queue_and_its_time_are_as_set()
    {
        var options = Options(("Concurrency", "3"), ("Queue", "0"), ("QueueSeconds", "0.25"));

        Assert.That((options.Concurrency, options.Queue), Is.EqualTo(((int?)3, 0)));
        Assert.That(options.QueueTime, Is.EqualTo(TimeSpan.FromSeconds(0.25)));
    }

    [TestCase("Concurrency", "0", "Limits:Concurrency is '0': expected 1 to 1000000")]
    [TestCase("Concurrency", "1000001", "Limits:Concurrency is '1000001': expected 1 to 1000000")]
    [TestCase("Queue", "-1", "Limits:Queue is '-1': expected 0 to 1000000")]
    [TestCase("QueueSeconds", "15.5", "Limits:QueueSeconds is '15.5': expected 0 to 15")]
    [TestCase("QueueSeconds", "NaN", "Limits:QueueSeconds is 'NaN': expected 0 to 15")]
    public void A_value_out_of_its_range_is_named(string name, string value, string message) =>
        Assert.That(() => Options((name, value)), Throws.TypeOf<WrongSettingException>().With.Message.EqualTo(message));

    [Test]
    public void Slow_clients_are_borne_as_the_server_does_unless_said_otherwise()
    {
        var (limits, usual) = (Limits(new()), new KestrelServerLimits());

        Assert.Multiple(() =>
        {
            Assert.That(limits.MaxConcurrentConnections, Is.Null);
            Assert.That(limits.MinRequestBodyDataRate!.BytesPerSecond, Is.EqualTo(usual.MinRequestBodyDataRate!.BytesPerSecond));
            Assert.That(limits.MinResponseDataRate!.GracePeriod, Is.EqualTo(usual.MinResponseDataRate!.GracePeriod));
            Assert.That(limits.RequestHeadersTimeout, Is.EqualTo(usual.RequestHeadersTimeout));
            Assert.That(limits.KeepAliveTimeout, Is.EqualTo(usual.KeepAliveTimeout));
            Assert.That(limits.MaxRequestHeadersTotalSize, Is.EqualTo(usual.MaxRequestHeadersTotalSize));
            Assert.That(limits.MaxRequestBufferSize, Is.EqualTo(usual.MaxRequestBufferSize));
        });
    }

    [Test]
    public void Every_limit_of_connections_can_be_set()
    {
        var limits = Limits(new()
        {
            Connections = 10,
            RequestBytesPerSecond = 0,
            ResponseBytesPerSecond = 1000,
            HeaderSeconds = 1,
            KeepAliveSeconds = 2,
            HeaderBytes = 1024,
        });

        Assert.Multiple(() =>
        {
            Assert.That(limits.MaxConcurrentConnections, Is.EqualTo(10));
            Assert.That(limits.MinRequestBodyDataRate, Is.Null);
            Assert.That(limits.MinResponseDataRate!.BytesPerSecond, Is.EqualTo(1000));
            Assert.That(limits.RequestHeadersTimeout, Is.EqualTo(TimeSpan.FromSeconds(1)));
            Assert.That(limits.KeepAliveTimeout, Is.EqualTo(TimeSpan.FromSeconds(2)));
            Assert.That(limits.MaxRequestHeadersTotalSize, Is.EqualTo(1024));
        });
    }

    private static OverloadOptions Options(params (string Name, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(setting => $"Limits:{setting.Name}", setting => setting.Value, StringComparer.Ordinal))
            .Build();
        var options = new OverloadOptions();
        configuration.ReadOverload().Apply(options);
        return options;
    }

    private static KestrelServerLimits Limits(ConnectionSettings settings)
    {
        var limits = new KestrelServerLimits();
        settings.Apply(limits);
        return limits;
    }
}
