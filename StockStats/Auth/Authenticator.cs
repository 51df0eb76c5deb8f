using StockStats.Auth.Tokens;

namespace StockStats.Auth;

/// <summary>Finds out who sends a request. Thread-safe.</summary>
/// <param name="keys">The API keys.</param>
/// <param name="tokens">What reads tokens; null where there is no authority to trust.</param>
/// <param name="clock">By which uses of keys are remembered.</param>
internal sealed class Authenticator(ApiKeys keys, TokenReader? tokens, TimeProvider clock)
{
    /// <summary>How to send a key, or a token where they are taken.</summary>
    public string HowTo { get; } = tokens is null
        ? $"sent as {SentCredential.KeyHeader}: KEY or Authorization: Bearer KEY"
        : $"sent as {SentCredential.KeyHeader}: KEY or Authorization: Bearer KEY|TOKEN";

    /// <summary>What a caller can send.</summary>
    public string Credential { get; } = tokens is null ? "an API key" : "an API key or a token";

    /// <summary>What to say to callers of a server that nobody can be known to.</summary>
    public string Advice { get; } = keys.IsEmpty && tokens is null ? " This server has no keys: they are set under Auth:Keys." : "";

    /// <summary>Looks at the request's key or token once, however often it is asked.</summary>
    public async ValueTask<Authentication> AuthenticateAsync(HttpContext context)
    {
        var caller = context.RequestServices.GetRequiredService<CurrentCaller>();
        if (caller.Authentication is { } known) return known;
        var found = await FindAsync(context);
        caller.Authentication = found;
        return found;
    }

    private async ValueTask<Authentication> FindAsync(HttpContext context)
    {
        if (SentCredential.Of(context.Request.Headers) is not { } sent) return default;
        if (keys.Find(sent.Text) is { } key)
        {
            key.Use(clock.GetUtcNow());
            return new(key.Caller, null);
        }

        if (tokens is not null && sent.MayBeToken && TokenReader.IsToken(sent.Text))
            return await tokens.ReadAsync(sent.Text, context.RequestAborted);
        return new(null, Refusals.Invalid($"The {(tokens is null || !sent.MayBeToken ? "API key" : "API key or token")} is not known here.{Advice}"));
    }
}
