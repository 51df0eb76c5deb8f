using Messaging.Errors;

namespace StockStats.Auth;

/// <summary>Scopes for endpoints that are no messages, which say it with <c>[ValidateHasScope]</c>.</summary>
internal static class ScopeEndpoints
{
    /// <summary>
    /// Lets only callers to these endpoints whose key or token has a scope: 401 or 403 in the envelope for others, before the endpoint
    /// sees the request.
    /// </summary>
    /// <param name="endpoints">Plain endpoints or a group of them.</param>
    /// <param name="scope">One of <see cref="ServiceModel.Types.Scopes"/>.</param>
    public static T RequireScope<T>(this T endpoints, string scope) where T : IEndpointConventionBuilder =>
        endpoints.Guard(context => Check(context, scope));

    private static ValueTask<Failure?> Check(HttpContext context, string scope) =>
        new AccessCheck(context.RequestServices.GetRequiredService<Authenticator>(), scope).CheckAsync(context, context.Request.Path.Value ?? "/");
}
