using System.Globalization;
using Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StockStats.ServiceInterface;

namespace StockStats.Tests;

/// <summary>Limits as the parts of the program see them.</summary>
[TestFixture]
public sealed class ConfigureLimitsTests
{
    [TestCase("99", false)]
    [TestCase("100", true)]
    [TestCase("9223372036854775807", true)]
    public void There_is_room_for_one_body_at_least(string all, bool isRight)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Limits:BodyBytes"] = "100", ["Limits:AllBodyBytes"] = all })
            .Build();

        if (isRight)
            Assert.That(configuration.ReadLimits().AllBodyBytes, Is.EqualTo(long.Parse(all, CultureInfo.InvariantCulture)));
        else
            Assert.That(configuration.ReadLimits, Throws.TypeOf<WrongSettingException>().With.Message.StartsWith("Limits:AllBodyBytes is '99': expected 100 "));
    }

    [TestCase(null, 30_000_000, 1000, 1000)]
    [TestCase("1", 1, 1, 1)]
    [TestCase("2147483647", int.MaxValue, int.MaxValue, int.MaxValue)]
    public async Task The_server_and_the_messages_have_the_same(string? setting, int bodyBytes, int batchLength, int parameters)
    {
        var builder = WebApplication.CreateSlimBuilder();
        foreach (var name in setting is null ? [] : new[] { "BodyBytes", "BatchLength", "Parameters" })
            builder.Configuration[$"Limits:{name}"] = setting;
        builder.AddLimits();
        builder.AddMessages();
        await using var app = builder.Build();

        var limits = app.Services.GetRequiredService<MessagingOptions>().Limits;

        Assert.That(limits.AllBodyBytes, Is.EqualTo(8L * bodyBytes));
        Assert.That((limits.BodyBytes, limits.BatchLength, limits.Parameters), Is.EqualTo(((long?)bodyBytes, batchLength, parameters)));
        Assert.That(app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits.MaxRequestBodySize, Is.EqualTo(bodyBytes));
    }
}
