using Messaging.Errors;

namespace StockStats.Auth;

/// <summary>Lets callers through whose key or token is good, and has a scope where one is asked for.</summary>
/// <param name="authenticator">Finds out who they are.</param>
/// <param name="scope">What they must be permitted; null: nothing in particular.</param>
internal sealed class AccessCheck(Authenticator authenticator, string? scope)
{
    /// <summary>Why the caller may not ask; null where it may.</summary>
    /// <param name="context">The request.</param>
    /// <param name="what">What is asked, for people: the name of a message, or a path.</param>
    public async ValueTask<Failure?> CheckAsync(HttpContext context, string what)
    {
        var (caller, failure) = await authenticator.AuthenticateAsync(context);
        if (failure is not null) return failure;
        if (caller is null) return Refusals.Missing($"{what} needs {authenticator.Credential}{WithScope}, {authenticator.HowTo}.{authenticator.Advice}");
        return scope is null || caller.Permits(scope) ? null : Refusals.Forbidden(caller, what, scope);
    }

    private string WithScope => scope is null ? "" : $" with the scope {scope}";
}
