using Microsoft.IdentityModel.JsonWebTokens;

namespace StockStats.Auth.Tokens;

/// <summary>What a good token says of who brings it.</summary>
internal static class TokenCaller
{
    /// <summary>Ingest runs keep a name.</summary>
    private const int LongestName = 64;

    private static readonly string[] NameClaims = ["sub", "client_id", "azp"];

    /// <param name="token">A token that was found good.</param>
    /// <param name="scopeClaims">The claims that name scopes: as one text with spaces between them, or as a list. Unknown ones permit nothing.</param>
    public static KnownCaller Of(JsonWebToken token, IReadOnlyList<string> scopeClaims)
    {
        var subject = NameClaims.Select(name => Claim(token, name)).FirstOrDefault(value => value is not "") ?? "token";
        var scopes = token.Claims
            .Where(claim => scopeClaims.Contains(claim.Type, StringComparer.Ordinal))
            .SelectMany(claim => claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(KnownScopes.Has)
            .ToHashSet(StringComparer.Ordinal);
        return new(NameOf(subject), $"token:{subject}", scopes, "token");
    }

    /// <summary>The subject is the issuer's word: its users may have chosen it.</summary>
    private static string NameOf(string subject)
    {
        var length = Math.Min(subject.Length, LongestName);
        if (length < subject.Length && char.IsHighSurrogate(subject[length - 1])) length--;
        return string.Create(length, subject, (name, source) =>
        {
            for (var i = 0; i < name.Length; i++) name[i] = char.IsControl(source[i]) ? ' ' : source[i];
        });
    }

    private static string Claim(JsonWebToken token, string name) =>
        token.TryGetPayloadValue<string>(name, out var value) ? value ?? "" : "";
}
