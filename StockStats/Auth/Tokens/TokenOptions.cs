using StockStats.ServiceInterface;

namespace StockStats.Auth.Tokens;

/// <summary>Whose tokens are taken, and what they must say.</summary>
/// <param name="Discovery">Where the issuer says what it is and which keys it signs with.</param>
/// <param name="Audience">Whom they must be made for.</param>
/// <param name="ScopeClaims">The claims that name scopes.</param>
/// <param name="ClockSkew">How far the issuer's clock may be from ours.</param>
/// <param name="RequireHttps">Whether the issuer is asked over TLS only.</param>
internal sealed record TokenOptions(Uri Discovery, string Audience, IReadOnlyList<string> ScopeClaims, TimeSpan ClockSkew, bool RequireHttps)
{
    private const string DiscoveryPath = "/.well-known/openid-configuration";

    /// <summary>Beyond it a token that ended would be good for longer than most live.</summary>
    private const int LongestSkewSeconds = 600;

    private static readonly string[] UsualScopeClaims = ["scope", "scp"];

    /// <returns>Null where no issuer is set.</returns>
    /// <exception cref="WrongSettingException">A setting cannot be used.</exception>
    public static TokenOptions? Read(AuthSettings settings)
    {
        var (authority, audience) = (settings.Authority?.Trim(), settings.Audience?.Trim());
        if (settings.ClockSkewSeconds is < 0 or > LongestSkewSeconds)
            throw Wrong($"{nameof(settings.ClockSkewSeconds)} is '{settings.ClockSkewSeconds}': expected 0 to {LongestSkewSeconds}");
        if (string.IsNullOrEmpty(authority))
            return string.IsNullOrEmpty(audience) ? null : throw Wrong($"{nameof(settings.Audience)} is set without {nameof(settings.Authority)}: expected both");
        if (string.IsNullOrEmpty(audience))
            throw Wrong($"{nameof(settings.Audience)} is not set: expected what tokens of {nameof(settings.Authority)} for this service have as aud");
        return new(
            DiscoveryOf(authority, settings.RequireHttps),
            audience,
            string.IsNullOrWhiteSpace(settings.ScopeClaim) ? UsualScopeClaims : [settings.ScopeClaim.Trim()],
            TimeSpan.FromSeconds(settings.ClockSkewSeconds),
            settings.RequireHttps);
    }

    private static Uri DiscoveryOf(string authority, bool requireHttps)
    {
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") || address is not { Query: "", Fragment: "", UserInfo: "" })
            throw Wrong($"Authority is '{authority}': expected an address such as https://login.example.com/realms/prices");
        return address.Scheme is "http" && requireHttps
            ? throw Wrong($"Authority is '{authority}': expected https; http is for tests, with Auth:RequireHttps=false")
            : new(address.AbsoluteUri.TrimEnd('/') + DiscoveryPath);
    }

    private static WrongSettingException Wrong(FormattableString message) => new($"{AuthSettings.Section}:{FormattableString.Invariant(message)}");
}
