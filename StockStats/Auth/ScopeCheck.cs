using Messaging.Catalog;
using Messaging.Errors;
using Microsoft.Net.Http.Headers;

namespace StockStats.Auth;

/// <summary>Lets a message through to those whose API key has a scope, and tells services who they are.</summary>
internal sealed class ScopeCheck(ApiKeys keys, string scope)
{
    private const string KeyHeader = "X-Api-Key";
    private const string Bearer = "Bearer ";
    private const string Realm = "Bearer realm=\"StockStats\"";

    /// <summary>Why the caller may not ask; null where it may.</summary>
    public ValueTask<Failure?> CheckAsync(HttpContext context, Message message)
    {
        var sent = Sent(context.Request.Headers);
        if (sent is null) return new(Unknown($"{message.Name} needs an API key with the scope {scope}, sent as {KeyHeader}: KEY or Authorization: Bearer KEY.{Advice()}", Realm));
        if (keys.Find(sent) is not { } key)
            return new(Unknown($"The API key is not known here.{Advice()}", $"{Realm}, error=\"invalid_token\""));
        if (!key.Permits(scope)) return new(Forbidden(key, message));
        context.RequestServices.GetRequiredService<CurrentCaller>().Caller = new(key.Name);
        return default;
    }

    /// <summary>The key as sent; null where there is none.</summary>
    private static string? Sent(IHeaderDictionary headers)
    {
        if (headers.TryGetValue(KeyHeader, out var own)) return own.ToString();
        var authorization = headers[HeaderNames.Authorization].ToString();
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim() : null;
    }

    private static Failure Unknown(string message, string challenge) =>
        new(StatusCodes.Status401Unauthorized, "Unauthorized", message) { Headers = Challenge(challenge) };

    private static Dictionary<string, string> Challenge(string challenge) =>
        new(StringComparer.OrdinalIgnoreCase) { [HeaderNames.WWWAuthenticate] = challenge };

    private Failure Forbidden(ApiKey key, Message message) =>
        new(StatusCodes.Status403Forbidden, "Forbidden", $"The API key '{key.Name}' does not permit {message.Name}: it needs the scope {scope}.")
        {
            Headers = Challenge($"{Realm}, error=\"insufficient_scope\", scope=\"{scope}\""),
        };

    private string Advice() => keys.IsEmpty ? " This server has no keys: they are set under Auth:Keys." : "";
}
