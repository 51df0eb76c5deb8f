using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Time.Testing;
using StockStats.ServiceInterface;

namespace StockStats.Tests;

/// <summary>Which answers may be kept, and for how long.</summary>
[TestFixture]
public sealed class ConfigureHttpCachingTests
{
    [TestCase("-1")]
    [TestCase("31536001")]
    public void A_value_out_of_its_range_is_named(string value) =>
        Assert.That(() => Read(value), Throws.TypeOf<WrongSettingException>().With.Message.EqualTo($"Cache:MaxAgeSettled is '{value}': expected 0 to 31536000"));

    [TestCase("0", false)]
    [TestCase("1", true)]
    [TestCase("31536000", true)]
    public void Nothing_is_kept_unless_it_is_asked_for(string value, bool isKept) => Assert.That(Read(value) is not null, Is.EqualTo(isKept));

    [TestCase("2024-03-07T23:59:59Z", false)]
    [TestCase("2024-03-08T00:00:00Z", true)]
    public void A_day_is_settled_when_seven_whole_days_lie_after_it(string now, bool isSettled) =>
        Assert.That(ConfigureHttpCaching.IsSettled(new(2024, 2, 29), new FakeTimeProvider(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture))),
            Is.EqualTo(isSettled));

    private static object? Read(string value)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["Cache:MaxAgeSettled"] = value;
        return builder.ReadAnswerAge();
    }
}
