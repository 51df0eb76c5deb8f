namespace Messaging.Routing;

/// <summary>The verb a request means.</summary>
internal static class HttpVerb
{
    private const string OverrideHeader = "X-Http-Method-Override";

    /// <summary>GET for HEAD, which is answered as GET without its body; else as <see cref="Asked"/>.</summary>
    public static string Of(HttpRequest request)
    {
        var verb = Asked(request);
        return HttpMethods.IsHead(verb) ? HttpMethods.Get : verb;
    }

    /// <summary>For a POST what X-Http-Method-Override says; else the method.</summary>
    public static string Asked(HttpRequest request)
    {
        var method = request.Method;
        return HttpMethods.IsPost(method) && request.Headers.TryGetValue(OverrideHeader, out var given) && given is [{ Length: > 0 } verb]
            ? verb.ToUpperInvariant()
            : method;
    }
}
