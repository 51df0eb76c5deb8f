using System.Buffers;
using Messaging.Errors;
using Microsoft.AspNetCore.WebUtilities;
using StockStats.Auth;

namespace StockStats.Security;

/// <summary>
/// Refuses keys and tokens in addresses, which end up in logs and histories of everything on the way. That it did no harm here must
/// not hide that it did elsewhere.
/// </summary>
internal static class KeyInUrl
{
    /// <summary>What every such name has a part of. Most queries have none of it; a single sign among them would make the search ten times slower.</summary>
    private static readonly SearchValues<string> Suspects = SearchValues.Create(["key", "token", "bearer", "authorization"], StringComparison.OrdinalIgnoreCase);

    /// <summary>In lower case, without hyphens and underscores.</summary>
    private static readonly string[] Names = ["key", "apikey", "xapikey", "token", "accesstoken", "authtoken", "idtoken", "bearer", "authorization"];

    private static readonly int LongestName = Names.Max(name => name.Length);

    /// <summary>The answer to all of them. It does not say whether the key was good.</summary>
    public static readonly Failure Refusal = new(
        StatusCodes.Status400BadRequest,
        "KeyInUrl",
        $"Keys and tokens are not taken from the address: send them as {SentCredential.KeyHeader}: KEY or Authorization: Bearer KEY|TOKEN, and replace this one, which others may have seen.");

    /// <summary>Whether a query has a parameter that is called as keys and tokens are.</summary>
    public static bool IsIn(QueryString query)
    {
        // A percent sign may hide a letter.
        if (!query.HasValue || !(query.Value.AsSpan().ContainsAny(Suspects) || query.Value.Contains('%', StringComparison.Ordinal))) return false;
        foreach (var pair in new QueryStringEnumerable(query.Value))
        {
            if (IsName(pair.DecodeName().Span)) return true;
        }

        return false;
    }

    private static bool IsName(ReadOnlySpan<char> name)
    {
        Span<char> plain = stackalloc char[LongestName];
        var length = 0;
        foreach (var letter in name)
        {
            if (letter is '-' or '_') continue;
            if (length == plain.Length) return false;
            plain[length++] = char.ToLowerInvariant(letter);
        }

        foreach (var known in Names)
        {
            if (plain[..length].SequenceEqual(known)) return true;
        }

        return false;
    }
}
