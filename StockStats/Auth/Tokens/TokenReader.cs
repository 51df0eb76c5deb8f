using Messaging.Errors;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace StockStats.Auth.Tokens;

/// <summary>Judges tokens (JWT, RFC 9068) of one issuer. Thread-safe.</summary>
internal sealed class TokenReader(TokenOptions options, IssuerKeys keys)
{
    /// <summary>Whoever knows what checks a signature must not be able to make one: no HS256 and its kin, and no <c>none</c>.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private static readonly Failure IssuerAway = new(
        StatusCodes.Status503ServiceUnavailable, "IssuerUnavailable", "The issuer of tokens does not answer, so the token cannot be checked. Try again in a few seconds.")
    {
        RetryAfter = TimeSpan.FromSeconds(5),
    };

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <summary>Whether a text has the form of a token: three parts, of which the last may be empty.</summary>
    public static bool IsToken(string text) => text.AsSpan().Count('.') == 2;

    /// <summary>Who brings a token, or why it is not good.</summary>
    public async ValueTask<Authentication> ReadAsync(string token, CancellationToken cancellationToken)
    {
        if (await keys.GetAsync(cancellationToken) is not { } issuer) return new(null, IssuerAway);
        var result = await ValidateAsync(token, issuer);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            if (await keys.RefreshAsync(issuer, cancellationToken) is not { } now) return new(null, IssuerAway);
            if (now != issuer) result = await ValidateAsync(token, now);
        }

        return result.IsValid
            ? new(TokenCaller.Of((JsonWebToken)result.SecurityToken, options.ScopeClaims), null)
            : new(null, Refusals.Invalid(Reason(result.Exception)));
    }

    private Task<TokenValidationResult> ValidateAsync(string token, OpenIdConnectConfiguration issuer) => _handler.ValidateTokenAsync(token, new()
    {
        ValidAlgorithms = Algorithms,
        IssuerSigningKeyResolver = (_, _, keyId, _) => KeysOf(issuer, keyId),
        TryAllIssuerSigningKeys = false,
        ValidIssuer = issuer.Issuer,
        ValidAudience = options.Audience,
        ClockSkew = options.ClockSkew,
        RequireAudience = true,
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        LogValidationExceptions = false,
    });

    /// <summary>The key that a token names; a token that names none is the issuer's if any of its keys fits.</summary>
    private static IEnumerable<SecurityKey> KeysOf(OpenIdConnectConfiguration issuer, string? keyId) => issuer.SigningKeys
        .Where(key => key is not SymmetricSecurityKey && (string.IsNullOrEmpty(keyId) || keyId.Equals(key.KeyId, StringComparison.Ordinal)));

    /// <summary>What the caller can do something about. Nothing of the token is repeated.</summary>
    private static string Reason(Exception? failure) => failure switch
    {
        SecurityTokenExpiredException => "The token is expired.",
        SecurityTokenNotYetValidException => "The token is not valid yet.",
        SecurityTokenNoExpirationException => "The token has no end: expected exp.",
        SecurityTokenInvalidAudienceException => "The token is made for another audience than this service.",
        SecurityTokenInvalidIssuerException => "The token is of an issuer that is not trusted here.",
        SecurityTokenSignatureKeyNotFoundException => "The token is signed with a key that its issuer does not name.",
        SecurityTokenInvalidSignatureException or SecurityTokenInvalidAlgorithmException =>
            "The token is not signed by its issuer, or not as expected: RS, PS or ES with SHA-2.",
        _ => "The token cannot be read.",
    };
}
