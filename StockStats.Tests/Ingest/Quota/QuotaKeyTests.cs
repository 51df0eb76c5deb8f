using StockStats.ServiceInterface.Ingest.Quota;
using StockStats.Tests.Ingest.Support;

namespace StockStats.Tests.Ingest.Quota;

[TestFixture]
public sealed class QuotaKeyTests
{
    // printf 'alphavantage\0K3YTH4T1SN0S3CR3' | sha256sum
    private const string Hash = "76dd6f6b00394104f35fa750aa1b68d80a805d5464fae6e6746ff54acdfd3103";

    [Test]
    public void A_key_is_known_by_the_hash_of_its_provider_and_itself()
    {
        var key = QuotaKey.Of("alphavantage", Sources.Key);

        Assert.That((key.Provider, key.Hash), Is.EqualTo(("alphavantage", Hash)));
        Assert.That(key.ToString(), Does.Not.Contain(Sources.Key));
        Assert.That(key, Is.EqualTo(QuotaKey.Of("alphavantage", Sources.Key)));
    }

    [TestCase("alphavantage", "K3YTH4T1SN0S3CR4")]
    [TestCase("alphavantage", "k3yth4t1sn0s3cr3")]
    [TestCase("tiingo", "K3YTH4T1SN0S3CR3")]
    [TestCase("alphavantageK", "3YTH4T1SN0S3CR3")]
    public void Another_key_or_provider_has_another_hash(string provider, string key) =>
        Assert.That(QuotaKey.Of(provider, key).Hash, Is.Not.EqualTo(Hash));
}
