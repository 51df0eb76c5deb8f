using Microsoft.AspNetCore.Builder;
using StockStats.ServiceInterface;

namespace StockStats.Tests;

/// <summary>Wrong settings of the cache stop the start.</summary>
[TestFixture]
public sealed class ConfigureCacheTests
{
    [TestCase("Cache:SeriesBytes", "-1", "Cache:SeriesBytes is '-1': expected 0 to 9223372036854775807")]
    [TestCase("Freshness:ServeStaleSeconds", "-1", "Freshness:ServeStaleSeconds is '-1': expected 0 to 86400")]
    [TestCase("Freshness:ServeStaleSeconds", "86401", "Freshness:ServeStaleSeconds is '86401': expected 0 to 86400")]
    public void A_value_out_of_its_range_is_named(string name, string value, string message) =>
        Assert.That(() => Add(name, value), Throws.TypeOf<WrongSettingException>().With.Message.EqualTo(message));

    [TestCase("Cache:SeriesBytes", "0")]
    [TestCase("Cache:SeriesBytes", "9223372036854775807")]
    [TestCase("Freshness:ServeStaleSeconds", "0")]
    [TestCase("Freshness:ServeStaleSeconds", "86400")]
    public void The_ends_of_a_range_are_in_it(string name, string value) => Assert.That(() => Add(name, value), Throws.Nothing);

    private static void Add(string name, string value)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration[name] = value;
        builder.AddCache();
    }
}
