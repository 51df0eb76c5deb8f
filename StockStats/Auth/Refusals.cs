using Messaging.Errors;
using Microsoft.Net.Http.Headers;

namespace StockStats.Auth;

/// <summary>Why callers are not let through, in the words of RFC 6750 for programs and in a sentence for people.</summary>
internal static class Refusals
{
    private const string Realm = "Bearer realm=\"StockStats\"";

    /// <summary>Nothing was sent. RFC 6750 wants no error in the challenge then.</summary>
    public static Failure Missing(string message) => Unauthorized(message, Realm);

    /// <summary>What was sent is not good.</summary>
    public static Failure Invalid(string message) => Unauthorized(message, $"{Realm}, error=\"invalid_token\"");

    /// <summary>The caller is known, but lacks a scope.</summary>
    public static Failure Forbidden(KnownCaller caller, string what, string scope) => new(
        StatusCodes.Status403Forbidden,
        "Forbidden",
        $"The {caller.Kind} '{caller.Name}' does not permit {what}: it needs the scope {scope}.")
    {
        Headers = Challenge($"{Realm}, error=\"insufficient_scope\", scope=\"{scope}\""),
    };

    private static Failure Unauthorized(string message, string challenge) =>
        new(StatusCodes.Status401Unauthorized, "Unauthorized", message) { Headers = Challenge(challenge) };

    private static Dictionary<string, string> Challenge(string challenge) =>
        new(StringComparer.OrdinalIgnoreCase) { [HeaderNames.WWWAuthenticate] = challenge };
}
