using Microsoft.AspNetCore.Builder;
using StockStats.ServiceInterface;
using StockStats.ServiceInterface.Caching.Redis;

namespace StockStats.Tests;

/// <summary>Wrong settings of Redis stop the start; without any there is none.</summary>
[TestFixture]
public sealed class ConfigureRedisTests
{
    private const string Setting = "Cache:Redis";

    [Test]
    public void Without_a_setting_there_is_no_Redis([Values(null, "", " ")] string? value) => Assert.That(HasRedis((Setting, value)), Is.False);

    [Test]
    public void An_address_brings_it() => Assert.That(HasRedis((Setting, "127.0.0.1:1")), Is.True);

    [Test]
    public void A_file_may_hold_the_address()
    {
        using var folder = new TemporaryFolder();

        Assert.That(HasRedis(("Cache:RedisFile", folder.Write("redis", "127.0.0.1:1,password=x\n"))), Is.True);
    }

    [TestCase(Setting, "nowhere:port", "Cache:Redis cannot be read: ")]
    [TestCase("Cache:RedisFile", "/no/such/file", "Cache:RedisFile names '/no/such/file', which cannot be read: ")]
    public void A_value_that_cannot_be_used_is_told(string name, string value, string message) =>
        Assert.That(() => HasRedis((name, value)), Throws.TypeOf<WrongSettingException>().With.Message.StartsWith(message));

    [Test]
    public void Both_are_one_too_many() => Assert.That(() => HasRedis((Setting, "a:1"), ("Cache:RedisFile", "f")),
        Throws.TypeOf<WrongSettingException>().With.Message.EqualTo("Cache:Redis and Cache:RedisFile are both set: expected one of them"));

    private static bool HasRedis(params (string Name, string? Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        foreach (var (name, value) in settings) builder.Configuration[name] = value;
        builder.AddRedis();
        return builder.Services.Any(service => service.ServiceType == typeof(RedisWatch));
    }
}
