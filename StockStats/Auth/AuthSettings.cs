namespace StockStats.Auth;

/// <summary>Who may do what beyond reading.</summary>
internal sealed record AuthSettings
{
    public const string Section = "Auth";

    /// <summary>The API keys by their names, which logs and ingest runs show. None: nobody may write.</summary>
    public Dictionary<string, ApiKeySettings> Keys { get; init; } = new(StringComparer.OrdinalIgnoreCase);
}

/// <summary>One API key: either <see cref="Key"/> or <see cref="KeyFile"/>, and what it permits.</summary>
internal sealed record ApiKeySettings
{
    /// <summary>The key itself: 16 to 256 letters, digits and signs of ASCII, no spaces.</summary>
    public string? Key { get; init; }

    /// <summary>A file that holds the key and nothing else, such as a Docker secret. Read once, at start.</summary>
    public string? KeyFile { get; init; }

    /// <summary>What it permits, <c>,</c> between several: <c>prices:write</c>, <c>ingest:run</c>.</summary>
    public string? Scopes { get; init; }

    /// <summary>Never the key, whoever prints this.</summary>
    public override string ToString() => nameof(ApiKeySettings);
}
