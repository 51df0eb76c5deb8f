using Messaging.Catalog;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Messaging.Routing;

/// <summary>
/// One path with the messages that its verbs lead to; metadata of its endpoint. A literal path wins over one with
/// parameters, whatever the verbs of each.
/// </summary>
internal sealed class MessagePath
{
    private readonly (string Verb, MessageHandler Handler)[] _handlers;
    private readonly Message? _only;

    public MessagePath(RoutePattern pattern, ILookup<string, MessageHandler> handlers)
    {
        Pattern = pattern;
        _handlers = [.. Verbs.All.SelectMany(verb => handlers[verb].Select(handler => (verb, handler)))];
        _only = _handlers.Select(entry => entry.Handler.Message).Distinct().ToArray() is [var only] ? only : null;
        Allow = string.Join(", ", _handlers.Select(entry => entry.Verb is "GET" ? "GET, HEAD" : entry.Verb));
    }

    public RoutePattern Pattern { get; }

    /// <summary>The value of the header Allow.</summary>
    public string Allow { get; }

    /// <summary>The message that a request is about, as far as its path and verb tell; null for none, or for several.</summary>
    public static Message? MessageOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<MessagePath>() is { } path
            ? path.FindHandler(HttpVerb.Of(context.Request))?.Message ?? path._only
            : null;

    /// <summary>What answers a verb as <see cref="HttpVerb"/> gives it; null where the path does not take it.</summary>
    public MessageHandler? FindHandler(string verb)
    {
        foreach (var (taken, handler) in _handlers)
        {
            if (string.Equals(taken, verb, StringComparison.Ordinal))
                return handler;
        }
        return null;
    }
}
