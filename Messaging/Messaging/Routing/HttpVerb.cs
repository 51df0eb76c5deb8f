namespace Messaging.Routing;

/// <summary>The verb a request means.</summary>
internal static class HttpVerb
{
    private const string OverrideHeader = "X-Http-Method-Override";

    /// <summary>
    /// GET for HEAD, which is answered as GET without its body; for a POST what X-Http-Method-Override says; else the method.
    /// </summary>
    public static string Of(HttpRequest request)
    {
        var method = request.Method;
        if (HttpMethods.IsPost(method) && request.Headers.TryGetValue(OverrideHeader, out var given) && given is [{ Length: > 0 } verb])
            method = verb.ToUpperInvariant();
        return HttpMethods.IsHead(method) ? HttpMethods.Get : method;
    }
}
