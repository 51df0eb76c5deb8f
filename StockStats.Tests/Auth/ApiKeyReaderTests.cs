using StockStats.Auth;
using StockStats.ServiceInterface;

namespace StockStats.Tests.Auth;

[TestFixture, FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ApiKeyReaderTests : IDisposable
{
    private const string Sixteen = "0123456789abcdef";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public void A_key_is_found_by_its_text_and_permits_its_scopes()
    {
        var keys = Read(("loader", new() { Key = Sixteen, Scopes = "prices:write" }), ("other", new() { Key = Sixteen + "x", Scopes = " prices:write, " }));

        Assert.Multiple(() =>
        {
            Assert.That(keys.Find(Sixteen)!.Name, Is.EqualTo("loader"));
            Assert.That(keys.Find(Sixteen + "x")!.Name, Is.EqualTo("other"));
            Assert.That(keys.Find(Sixteen)!.Caller.Permits("prices:write"), Is.True);
            Assert.That(keys.Find(Sixteen)!.Caller.Permits("ingest:run"), Is.False);
        });
    }

    [TestCase("")]
    [TestCase("0123456789abcde")]
    [TestCase("0123456789ABCDEF")]
    [TestCase("0123456789abcdef ")]
    public void Another_text_is_no_key(string sent) => Assert.That(Read(("loader", new() { Key = Sixteen, Scopes = "prices:write" })).Find(sent), Is.Null);

    [Test]
    public void Without_settings_there_are_no_keys() => Assert.That(Read().IsEmpty, Is.True);

    [Test]
    public void A_key_can_come_from_a_file_with_a_line_end()
    {
        var file = _folder.Write("key", Sixteen + "\n");

        Assert.That(Read(("loader", new() { KeyFile = file, Scopes = "prices:write" })).Find(Sixteen)!.Name, Is.EqualTo("loader"));
    }

    [TestCase(null, "prices:write", "Auth:Keys:loader has no key")]
    [TestCase("", "prices:write", "Auth:Keys:loader has no key")]
    [TestCase("0123456789abcde", "prices:write", "Auth:Keys:loader has a key that cannot be used: expected 16 to 256")]
    [TestCase("0123456789 abcdef", "prices:write", "Auth:Keys:loader has a key that cannot be used")]
    [TestCase("0123456789abcdefé", "prices:write", "Auth:Keys:loader has a key that cannot be used")]
    [TestCase(Sixteen, null, "Auth:Keys:loader:Scopes is empty: expected prices:write, ingest:run, metrics:read")]
    [TestCase(Sixteen, " , ", "Auth:Keys:loader:Scopes is empty")]
    [TestCase(Sixteen, "prices:write,prices:all", "Auth:Keys:loader:Scopes has 'prices:all': expected prices:write, ingest:run, metrics:read")]
    [TestCase(ApiKeyReader.DevelopmentKey, "prices:write", "Auth:Keys:loader has the key of the documentation")]
    public void A_key_that_cannot_be_used_is_named_and_never_shown(string? key, string? scopes, string message) =>
        AssertWrong(message, key, ("loader", new() { Key = key, Scopes = scopes }));

    [Test]
    public void A_key_is_257_characters_at_most_less_one()
    {
        Assert.That(Read(("loader", new() { Key = new('k', 256), Scopes = "prices:write" })).IsEmpty, Is.False);
        AssertWrong("Auth:Keys:loader has a key that cannot be used", new('k', 257), ("loader", new() { Key = new('k', 257), Scopes = "prices:write" }));
    }

    [Test]
    public void The_same_key_twice_is_refused() => AssertWrong("Auth:Keys:second has the same key as Auth:Keys:first", Sixteen,
        ("first", new() { Key = Sixteen, Scopes = "prices:write" }), ("second", new() { Key = Sixteen, Scopes = "prices:write" }));

    [Test]
    public void A_key_and_a_file_are_one_too_many() => AssertWrong("Auth:Keys:loader has both Key and KeyFile", Sixteen,
        ("loader", new() { Key = Sixteen, KeyFile = "key", Scopes = "prices:write" }));

    [Test]
    public void A_key_can_be_given_as_its_hash_in_either_case()
    {
        var hash = Convert.ToHexString(ApiKey.Digest(Sixteen));

        Assert.Multiple(() =>
        {
            Assert.That(Read(("loader", new() { KeySha256 = hash, Scopes = "prices:write" })).Find(Sixteen)!.Name, Is.EqualTo("loader"));
            Assert.That(Read(("loader", new() { KeySha256 = hash.ToLowerInvariant() + "\n", Scopes = "prices:write" })).Find(Sixteen)!.Name, Is.EqualTo("loader"));
            Assert.That(Read(("loader", new() { KeySha256 = hash, Scopes = "prices:write" })).Find(hash), Is.Null, "a hash is no key");
        });
    }

    [TestCase("abcdef")]
    [TestCase("zz34567890123456789012345678901234567890123456789012345678901234")]
    [TestCase("00000000000000000000000000000000000000000000000000000000000000000")]
    [TestCase("0000000000000000000000000000000000000000000000000000000000000000000")]
    public void A_hash_that_is_none_is_named_and_not_shown(string hash) => AssertWrong(
        "Auth:Keys:loader:KeySha256 is no SHA-256: expected 64 hexadecimal digits", hash, ("loader", new() { KeySha256 = hash, Scopes = "prices:write" }));

    [Test]
    public void A_key_and_its_own_hash_are_the_same_key() => AssertWrong("Auth:Keys:second has the same key as Auth:Keys:first", Sixteen,
        ("first", new() { Key = Sixteen, Scopes = "prices:write" }), ("second", new() { KeySha256 = Convert.ToHexString(ApiKey.Digest(Sixteen)), Scopes = "prices:write" }));

    [Test]
    public void The_documented_key_is_refused_as_a_hash_too() => AssertWrong("Auth:Keys:any has the key of the documentation", null,
        ("any", new() { KeySha256 = Convert.ToHexString(ApiKey.Digest(ApiKeyReader.DevelopmentKey)), Scopes = "prices:write" }));

    [Test]
    public void Where_reading_is_closed_a_key_may_be_for_reading_alone()
    {
        var settings = Settings(("reader", new() { Key = Sixteen })) with { Reading = "closed" };

        Assert.That(ApiKeyReader.Read(settings, isDevelopment: false).Find(Sixteen)!.Caller.Scopes, Is.Empty);
    }

    [Test]
    public void A_new_key_is_another_one_each_time_and_can_be_used()
    {
        var (first, second) = (ApiKeyReader.Make(), ApiKeyReader.Make());

        Assert.That(first, Is.Not.EqualTo(second).And.Length.EqualTo(64));
        Assert.That(Read(("loader", new() { Key = first, Scopes = "metrics:read" })).Find(first)!.Caller.Permits("metrics:read"), Is.True);
    }

    [Test]
    public void A_file_that_is_not_there_or_holds_no_key_is_named()
    {
        AssertWrong("Auth:Keys:loader:KeyFile names '/nowhere/key', which cannot be read", null, ("loader", new() { KeyFile = "/nowhere/key", Scopes = "prices:write" }));
        AssertWrong("Auth:Keys:loader has a key that cannot be used", null, ("loader", new() { KeyFile = _folder.Write("empty", "\n"), Scopes = "prices:write" }));
    }

    [Test]
    public void The_documented_key_is_good_in_development() => Assert.That(
        ApiKeyReader.Read(Settings(("any", new() { Key = ApiKeyReader.DevelopmentKey, Scopes = "prices:write" })), isDevelopment: true).IsEmpty, Is.False);

    [Test]
    public void Settings_of_a_key_do_not_print_it() =>
        Assert.That(new ApiKeySettings { Key = Sixteen }.ToString(), Does.Not.Contain(Sixteen));

    private static AuthSettings Settings(params (string Name, ApiKeySettings Key)[] keys)
    {
        var settings = new AuthSettings();
        foreach (var (name, key) in keys) settings.Keys[name] = key;
        return settings;
    }

    private static ApiKeys Read(params (string Name, ApiKeySettings Key)[] keys) => ApiKeyReader.Read(Settings(keys), isDevelopment: false);

    private static void AssertWrong(string message, string? secret, params (string Name, ApiKeySettings Key)[] keys)
    {
        var wrong = Assert.Throws<WrongSettingException>(() => Read(keys));
        Assert.That(wrong!.Message, Does.StartWith(message));
        if (!string.IsNullOrEmpty(secret)) Assert.That(wrong.Message, Does.Not.Contain(secret));
    }
}
