using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace StockStats.Tests.Auth.Tokens;

/// <summary>
/// A small issuer of tokens, over loopback HTTP: a discovery document, a key set, and keys of its own to sign with. Tokens are put together
/// here by hand, so that they can be wrong in every way.
/// </summary>
internal sealed class Issuer : IAsyncDisposable
{
    public const string Audience = "stockstats";
    public const string KeyId = "key-1";

    private readonly WebApplication _app;
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ECDsa _ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private int _asked;

    private Issuer(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add($"http://127.0.0.1:{port}");
        _app.MapGet("/.well-known/openid-configuration", () => Answer(new JsonObject { ["issuer"] = Address, ["jwks_uri"] = $"{Address}/keys" }));
        _app.MapGet("/keys", () =>
        {
            Interlocked.Increment(ref _asked);
            return Answer(new JsonObject { ["keys"] = new JsonArray([.. Names.Select(JsonNode (name) => PublicKey(name)), EcKey()]) });
        });
    }

    public string Address => _app.Urls.Single();

    /// <summary>The names under which it publishes its RSA key.</summary>
    public List<string> Names { get; } = [KeyId];

    /// <summary>How often it was asked for its keys.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>What it signs with, as anybody can have it.</summary>
    public byte[] PublicKeyText => Encoding.ASCII.GetBytes(_rsa.ExportSubjectPublicKeyInfoPem());

    /// <param name="port">Where; 0: anywhere.</param>
    public static async Task<Issuer> StartAsync(int port = 0)
    {
        var issuer = new Issuer(port);
        await issuer._app.StartAsync();
        return issuer;
    }

    /// <summary>Settings of a server that trusts it.</summary>
    public string[] Settings => ["--Auth:Authority", Address, "--Auth:Audience", Audience, "--Auth:RequireHttps", "false"];

    /// <summary>A good token, but for what is said otherwise.</summary>
    /// <param name="claims">Claims in place of the usual ones; those that are null are left out.</param>
    /// <param name="keyId">The key it says it is signed with; null: it does not say.</param>
    /// <param name="algorithm">RS256, PS256 or ES256.</param>
    public string Token(JsonObject? claims = null, string? keyId = KeyId, string algorithm = "RS256")
    {
        var text = Unsigned(algorithm, claims, keyId);
        return $"{text}.{Base64UrlEncoder.Encode(Sign(algorithm, Encoding.ASCII.GetBytes(text)))}";
    }

    /// <summary>Head and claims of a token.</summary>
    public string Unsigned(string algorithm, JsonObject? claims = null, string? keyId = KeyId)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        JsonObject body = new()
        {
            ["iss"] = Address,
            ["aud"] = Audience,
            ["sub"] = "loader",
            ["iat"] = now,
            ["nbf"] = now - 5,
            ["exp"] = now + 300,
            ["scope"] = "openid prices:write",
        };
        foreach (var (name, value) in claims ?? [])
        {
            if (value is null) body.Remove(name);
            else body[name] = value.DeepClone();
        }

        JsonObject head = new() { ["alg"] = algorithm, ["typ"] = "at+jwt" };
        if (keyId is not null) head["kid"] = keyId;
        return $"{Base64UrlEncoder.Encode(head.ToJsonString())}.{Base64UrlEncoder.Encode(body.ToJsonString())}";
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _rsa.Dispose();
        _ec.Dispose();
    }

    private static IResult Answer(JsonObject body) => Results.Text(body.ToJsonString(new JsonSerializerOptions()), "application/json");

    private byte[] Sign(string algorithm, byte[] text) => algorithm switch
    {
        "PS256" => _rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        "ES256" => _ec.SignData(text, HashAlgorithmName.SHA256),
        _ => _rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
    };

    private JsonObject PublicKey(string name)
    {
        var key = _rsa.ExportParameters(includePrivateParameters: false);
        return new() { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = name, ["n"] = Base64UrlEncoder.Encode(key.Modulus), ["e"] = Base64UrlEncoder.Encode(key.Exponent) };
    }

    private JsonObject EcKey()
    {
        var key = _ec.ExportParameters(includePrivateParameters: false);
        return new() { ["kty"] = "EC", ["crv"] = "P-256", ["use"] = "sig", ["kid"] = "ec-1", ["x"] = Base64UrlEncoder.Encode(key.Q.X), ["y"] = Base64UrlEncoder.Encode(key.Q.Y) };
    }
}
