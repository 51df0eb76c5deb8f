using StockStats.ServiceInterface;
using StockStats.ServiceInterface.Caching.Redis;

namespace StockStats.Tests.Caching.Redis;

/// <summary>Both forms of an address are read, and a wrong one is told without showing it.</summary>
[TestFixture]
public sealed class RedisAddressTests
{
    [TestCase("cache:6380", "cache:6380", null, null, false)]
    [TestCase("127.0.0.1", "127.0.0.1", null, null, false)]
    [TestCase("a:1,b:2,password=p:w,defaultDatabase=3,ssl=true", "a:1, b:2", "p:w", 3, true)]
    [TestCase("redis://cache", "cache:6379", null, null, false)]
    [TestCase("redis://cache:6380/", "cache:6380", null, null, false)]
    [TestCase("redis://:p%40w@cache:6380/2", "cache:6380", "p@w", 2, false)]
    [TestCase("redis://user:pw@127.0.0.1", "127.0.0.1:6379", "pw", null, false)]
    [TestCase("rediss://:pw@cache", "cache:6379", "pw", null, true)]
    public void An_address_is_read(string text, string servers, string? password, int? database, bool isEncrypted)
    {
        var options = RedisAddress.Read(text);

        Assert.That((RedisAddress.Servers(options), options.Password, options.DefaultDatabase, options.Ssl),
            Is.EqualTo((servers, password, database, isEncrypted)));
    }

    [Test]
    public void A_user_is_read() => Assert.That(RedisAddress.Read("redis://user:pw@cache").User, Is.EqualTo("user"));

    [TestCase("")]
    [TestCase(",")]
    [TestCase("cache:port,password=S3CRET")]
    [TestCase("cache:6379,S3CRET=1")]
    [TestCase("cache:6379,password=S3C,RET=x")]
    [TestCase("http://S3CRET@cache")]
    [TestCase("redis://:S3CRET@")]
    [TestCase("redis://:S3CRET@cache/x")]
    [TestCase("redis://:S3CRET@cache:99999")]
    [TestCase("redis://:S3CRET@cache?db=1")]
    public void A_wrong_address_is_told_in_one_line_that_does_not_show_it(string text) => Assert.That(() => RedisAddress.Read(text),
        Throws.TypeOf<WrongSettingException>().With.Message.StartsWith("Cache:Redis cannot be read: expected host:port").And.Message.Not.Contains("S3C").And.Message.Not.Contains("RET"));
}
