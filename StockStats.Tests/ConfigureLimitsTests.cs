using Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace StockStats.Tests;

/// <summary>Limits as the parts of the program see them.</summary>
[TestFixture]
public sealed class ConfigureLimitsTests
{
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

        Assert.That((limits.BodyBytes, limits.BatchLength, limits.Parameters), Is.EqualTo(((long?)bodyBytes, batchLength, parameters)));
        Assert.That(app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits.MaxRequestBodySize, Is.EqualTo(bodyBytes));
    }
}
