namespace StockStats.Auth;

/// <summary>Who may do what beyond reading.</summary>
internal sealed record AuthSettings
{
    public const string Section = "Auth";

    /// <summary>The API keys by their names, which logs and ingest runs show. None: nobody may write.</summary>
    public Dictionary<string, ApiKeySettings> Keys { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary><c>open</c>, or <c>closed</c> to all who bring no good key or token.</summary>
    public string Reading { get; init; } = "open";

    /// <summary>The issuer of tokens, as OpenID Connect discovery finds it; null or empty: no tokens are taken.</summary>
    public string? Authority { get; init; }

    /// <summary>Whom a token must be made for; required with <see cref="Authority"/>.</summary>
    public string? Audience { get; init; }

    /// <summary>The claim that names what a token permits; null: <c>scope</c> and <c>scp</c>.</summary>
    public string? ScopeClaim { get; init; }

    /// <summary>How far the issuer's clock may be from ours.</summary>
    public int ClockSkewSeconds { get; init; } = 60;

    /// <summary>Whether the issuer is asked over TLS only.</summary>
    public bool RequireHttps { get; init; } = true;
}

/// <summary>One API key: one of <see cref="Key"/>, <see cref="KeyFile"/> and <see cref="KeySha256"/>, and what it permits.</summary>
internal sealed record ApiKeySettings
{
    /// <summary>The key itself: 16 to 256 letters, digits and signs of ASCII, no spaces.</summary>
    public string? Key { get; init; }

    /// <summary>A file that holds the key and nothing else, such as a Docker secret. Read once, at start.</summary>
    public string? KeyFile { get; init; }

    /// <summary>The SHA-256 of the key, as 64 hexadecimal digits: whoever sees it cannot send the key.</summary>
    public string? KeySha256 { get; init; }

    /// <summary>What it permits, <c>,</c> between several: <c>prices:write</c>, <c>ingest:run</c>, <c>metrics:read</c>.</summary>
    public string? Scopes { get; init; }

    /// <summary>Never the key, whoever prints this.</summary>
    public override string ToString() => nameof(ApiKeySettings);
}
