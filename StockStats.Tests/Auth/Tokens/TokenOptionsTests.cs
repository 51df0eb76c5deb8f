using StockStats.Auth;
using StockStats.Auth.Tokens;
using StockStats.ServiceInterface;

namespace StockStats.Tests.Auth.Tokens;

[TestFixture]
public sealed class TokenOptionsTests
{
    private const string Authority = "https://login.example.com/realms/prices";

    [Test]
    public void Without_an_authority_there_are_no_tokens() => Assert.That(TokenOptions.Read(new()), Is.Null);

    [TestCase(Authority)]
    [TestCase(Authority + "/")]
    public void The_discovery_document_is_where_OpenID_Connect_has_it(string authority) => Assert.That(
        TokenOptions.Read(new() { Authority = authority, Audience = "stockstats" })!.Discovery.AbsoluteUri,
        Is.EqualTo("https://login.example.com/realms/prices/.well-known/openid-configuration"));

    [Test]
    public void Http_is_taken_where_it_is_asked_for() =>
        Assert.That(TokenOptions.Read(new() { Authority = "http://localhost", Audience = "a", RequireHttps = false })!.RequireHttps, Is.False);

    [TestCase("login.example.com", "a", 60, "Auth:Authority is 'login.example.com': expected an address such as")]
    [TestCase("ftp://login.example.com", "a", 60, "Auth:Authority is")]
    [TestCase("https://login.example.com?x=1", "a", 60, "Auth:Authority is")]
    [TestCase("http://login.example.com", "a", 60, "Auth:Authority is 'http://login.example.com': expected https")]
    [TestCase(Authority, null, 60, "Auth:Audience is not set: expected")]
    [TestCase(Authority, " ", 60, "Auth:Audience is not set: expected")]
    [TestCase(null, "a", 60, "Auth:Audience is set without Authority: expected both")]
    [TestCase(Authority, "a", -1, "Auth:ClockSkewSeconds is '-1': expected 0 to 600")]
    [TestCase(Authority, "a", 601, "Auth:ClockSkewSeconds is '601': expected 0 to 600")]
    public void A_wrong_setting_is_named(string? authority, string? audience, int skew, string message) => Assert.That(
        () => TokenOptions.Read(new() { Authority = authority, Audience = audience, ClockSkewSeconds = skew }),
        Throws.TypeOf<WrongSettingException>().With.Message.StartsWith(message));

    [Test]
    public void Reading_is_open_or_closed()
    {
        Assert.That((ReadingSettings.IsClosed(new()), ReadingSettings.IsClosed(new() { Reading = "Closed" })), Is.EqualTo((false, true)));
        Assert.That(() => ReadingSettings.IsClosed(new() { Reading = "ajar" }), Throws.TypeOf<WrongSettingException>().With.Message.EqualTo("Auth:Reading is 'ajar': expected open or closed"));
    }
}
