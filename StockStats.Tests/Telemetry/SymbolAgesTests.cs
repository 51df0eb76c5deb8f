using StockStats.ServiceInterface.Telemetry;

namespace StockStats.Tests.Telemetry;

[TestFixture]
public sealed class SymbolAgesTests
{
    private static readonly DateOnly Today = new(2024, 3, 1);

    [TestCase(-1, "0-1")]
    [TestCase(0, "0-1")]
    [TestCase(1, "0-1")]
    [TestCase(2, "2-4")]
    [TestCase(4, "2-4")]
    [TestCase(5, "5-7")]
    [TestCase(7, "5-7")]
    [TestCase(8, "8-31")]
    [TestCase(31, "8-31")]
    [TestCase(32, "32-366")]
    [TestCase(366, "32-366")]
    [TestCase(367, "367-")]
    public void A_symbol_counts_in_the_bucket_of_its_age(int days, string bucket)
    {
        var ages = SymbolAges.Of([(Today.AddDays(-days), 3)], [], Today);

        Assert.That(SymbolAges.Names.Zip(ages.Buckets).Where(pair => pair.Second > 0), Is.EqualTo(new[] { (bucket, 3L) }));
        Assert.That(ages.Oldest, Is.EqualTo(Math.Max(0, days)));
    }

    [Test]
    public void Over_a_leap_day_ages_are_whole_days() =>
        Assert.That(SymbolAges.Of([(new(2024, 2, 28), 1)], [("IBM", new(2024, 2, 28))], Today).Stalest, Is.EqualTo(new[] { ("IBM", 2) }));

    [Test]
    public void Without_a_symbol_nothing_is_stale()
    {
        var ages = SymbolAges.Of([], [], Today);

        Assert.That((ages.Oldest, ages.Buckets.Sum(), ages.Stalest.Count), Is.EqualTo(((int?)null, 0L, 0)));
    }
}
