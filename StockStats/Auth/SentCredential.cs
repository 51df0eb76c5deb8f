using Microsoft.Net.Http.Headers;

namespace StockStats.Auth;

/// <summary>A key or token as a request brings it.</summary>
/// <param name="Text">The text.</param>
/// <param name="MayBeToken">Whether it came where tokens come, and not where only keys do.</param>
internal readonly record struct SentCredential(string Text, bool MayBeToken)
{
    public const string KeyHeader = "X-Api-Key";

    private const string Bearer = "Bearer ";

    /// <summary>Null where there is none: another scheme than Bearer is none. The key's own header wins.</summary>
    public static SentCredential? Of(IHeaderDictionary headers)
    {
        if (headers.TryGetValue(KeyHeader, out var own)) return new(own.ToString(), MayBeToken: false);
        var authorization = headers[HeaderNames.Authorization].ToString();
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? new(authorization[Bearer.Length..].Trim(), MayBeToken: true)
            : null;
    }
}
