using Messaging.Catalog;
using Messaging.Routing;

namespace Messaging.Requests;

/// <summary>What requests are called in metrics, traces and logs: a handful of names, whatever callers send.</summary>
public static class RequestNames
{
    /// <summary>Requests for which there is no endpoint, or no message under their verb.</summary>
    public const string Unknown = "unknown";

    /// <summary>Requests for something that is no message: pages, documents.</summary>
    public const string Other = "other";

    /// <summary>The message's name, with <c>[]</c> for a batch of it; or one of the two words above.</summary>
    /// <param name="context">A request after it was routed.</param>
    public static string Of(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint)
            return Unknown;
        if (endpoint.Metadata.GetMetadata<MessagePath>() is { } path)
            return path.NameOf(context.Request);
        return endpoint.Metadata.GetMetadata<Message>()?.Name ?? Other;
    }
}
