using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Protocols;
using StockStats.Auth;
using StockStats.Auth.Tokens;
using Base64UrlEncoder = Microsoft.IdentityModel.Tokens.Base64UrlEncoder;

namespace StockStats.Tests.Auth.Tokens;

/// <summary>Tokens of a real issuer, good ones and wrong ones.</summary>
[TestFixture]
public sealed class TokenReaderTests
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);

    private Issuer _issuer = null!;
    private HttpClient _client = null!;
    private TokenReader _reader = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _issuer = await Issuer.StartAsync();
        _client = new();
        _reader = Reader();
    }

    [TearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _issuer.DisposeAsync();
    }

    [TestCase("RS256", Issuer.KeyId)]
    [TestCase("PS256", Issuer.KeyId)]
    [TestCase("ES256", "ec-1")]
    [TestCase("RS256", null)]
    public async Task A_good_token_names_its_subject_and_its_scopes(string algorithm, string? keyId)
    {
        var (caller, failure) = await ReadAsync(_issuer.Token(keyId: keyId, algorithm: algorithm));

        Assert.Multiple(() =>
        {
            Assert.That(failure, Is.Null);
            Assert.That((caller!.Name, caller.Kind, caller.Id), Is.EqualTo(("loader", "token", "token:loader")));
            Assert.That(caller!.Scopes, Is.EqualTo(new[] { "prices:write" }), "scopes that mean nothing here are left out");
        });
    }

    [TestCase("scope", "\"ingest:run prices:write\"", true)]
    [TestCase("scope", "[\"ingest:run\",\"prices:write\"]", true)]
    [TestCase("scp", "[\"prices:write\"]", true)]
    [TestCase("scp", "\"prices:write\"", true)]
    [TestCase("roles", "[\"prices:write\"]", false)]
    [TestCase("scope", "\"prices:writer\"", false)]
    [TestCase("scope", "7", false)]
    public async Task Scopes_are_a_text_or_a_list_in_either_of_the_usual_claims(string claim, string value, bool permits)
    {
        var (caller, _) = await ReadAsync(_issuer.Token(new() { ["scope"] = null, [claim] = JsonNode.Parse(value) }));

        Assert.That(caller!.Permits("prices:write"), Is.EqualTo(permits));
    }

    [Test]
    public async Task A_claim_that_is_set_is_the_only_one()
    {
        _reader = Reader(new() { ScopeClaim = "roles" });

        var (caller, _) = await ReadAsync(_issuer.Token(new() { ["roles"] = new JsonArray("metrics:read") }));

        Assert.That(caller!.Scopes, Is.EqualTo(new[] { "metrics:read" }));
    }

    [TestCase(-3600, -75, "The token is expired.")]
    [TestCase(120, 3600, "The token is not valid yet.")]
    public async Task Outside_of_its_time_it_is_refused(int notBefore, int expires, string reason) =>
        await AssertRefusedAsync(_issuer.Token(Times(notBefore, expires)), reason);

    [TestCase(-3600, -20)]
    [TestCase(50, 3600)]
    public async Task Clocks_may_differ_by_a_minute(int notBefore, int expires) =>
        Assert.That((await ReadAsync(_issuer.Token(Times(notBefore, expires)))).Caller, Is.Not.Null);

    [TestCase("exp", null, "The token has no end: expected exp.")]
    [TestCase("aud", null, "The token is made for another audience than this service.")]
    [TestCase("aud", "others", "The token is made for another audience than this service.")]
    [TestCase("iss", null, "The token is of an issuer that is not trusted here.")]
    [TestCase("iss", "https://login.example.com", "The token is of an issuer that is not trusted here.")]
    public async Task A_claim_that_is_wrong_or_missing_is_named(string claim, string? value, string reason) =>
        await AssertRefusedAsync(_issuer.Token(new() { [claim] = value }), reason);

    [Test]
    public async Task A_token_that_nobody_signed_is_refused()
    {
        await AssertRefusedAsync(_issuer.Unsigned("none") + ".", "The token is not signed by its issuer, or not as expected: RS, PS or ES with SHA-2.");
        await AssertRefusedAsync(_issuer.Unsigned("NONE", keyId: null) + ".", null);
    }

    [TestCase(Issuer.KeyId)]
    [TestCase(null)]
    public async Task A_token_signed_with_the_public_key_as_a_secret_is_refused(string? keyId)
    {
        var text = _issuer.Unsigned("HS256", keyId: keyId);

        await AssertRefusedAsync($"{text}.{Base64UrlEncoder.Encode(HMACSHA256.HashData(_issuer.PublicKeyText, Encoding.ASCII.GetBytes(text)))}", null);
    }

    [Test]
    public async Task A_token_that_was_changed_is_refused()
    {
        var parts = _issuer.Token().Split('.');
        var claims = Base64UrlEncoder.Decode(parts[1]).Replace("loader", "admin", StringComparison.Ordinal);

        await AssertRefusedAsync($"{parts[0]}.{Base64UrlEncoder.Encode(claims)}.{parts[2]}", null);
        await AssertRefusedAsync($"{parts[0]}.{parts[1]}.", null);
    }

    [TestCase("..")]
    [TestCase("a.b.c")]
    [TestCase("e30.e30.e30")]
    [TestCase("eyJhbGciOiJSUzI1NiJ9.bm90IGpzb24.AAAA")]
    [TestCase("W10.W10.W10")]
    public async Task What_only_looks_like_a_token_is_refused(string text) => await AssertRefusedAsync(text, null);

    [Test]
    public async Task A_name_of_a_subject_is_one_short_line()
    {
        var (caller, _) = await ReadAsync(_issuer.Token(new() { ["sub"] = "a\r\nb\u001b[31m" + new string('x', 100) }));

        Assert.That(caller!.Name, Has.Length.EqualTo(64).And.StartWith("a  b [31mx"));
    }

    [Test]
    public async Task Without_a_subject_it_is_called_by_its_client()
    {
        var (caller, _) = await ReadAsync(_issuer.Token(new() { ["sub"] = null, ["client_id"] = "nightly" }));

        Assert.That(caller!.Name, Is.EqualTo("nightly"));
    }

    private static JsonObject Times(int notBefore, int expires)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return new() { ["nbf"] = now + notBefore, ["exp"] = now + expires };
    }

    private async Task AssertRefusedAsync(string token, string? reason)
    {
        var (caller, failure) = await ReadAsync(token);
        Assert.Multiple(() =>
        {
            Assert.That((caller, failure?.Status, failure?.ErrorCode), Is.EqualTo((default(KnownCaller), 401, "Unauthorized")), failure?.Message);
            Assert.That(failure!.Headers["WWW-Authenticate"], Is.EqualTo("Bearer realm=\"StockStats\", error=\"invalid_token\""));
            if (reason is not null) Assert.That(failure.Message, Is.EqualTo(reason));
        });
    }

    private async Task<Authentication> ReadAsync(string token) => await _reader.ReadAsync(token, CancellationToken.None);

    private TokenReader Reader(AuthSettings? settings = null)
    {
        var options = TokenOptions.Read((settings ?? new()) with { Authority = _issuer.Address, Audience = Issuer.Audience, RequireHttps = false })!;
        return new(options, new(options, new HttpDocumentRetriever(_client) { RequireHttps = false }, _clock, NullLogger<IssuerKeys>.Instance));
    }
}
