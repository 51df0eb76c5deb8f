using Messaging.Catalog;
using Messaging.Formats;
using Messaging.Requests;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Messaging.Routing;

/// <summary>
/// One path with the messages that its verbs lead to; metadata of its endpoint. A literal path wins over one with
/// parameters, whatever the verbs of each.
/// </summary>
internal sealed class MessagePath
{
    private readonly VerbHandler[] _handlers;
    private readonly Message? _only;
    private readonly string _batchName;

    public MessagePath(RoutePattern pattern, IEnumerable<VerbHandler> handlers)
    {
        Pattern = pattern;
        var byVerb = handlers.ToLookup(entry => entry.Verb, StringComparer.Ordinal);
        _handlers = [.. Verbs.All.SelectMany(verb => byVerb[verb])];
        _only = _handlers.Select(entry => entry.Handler.Message).Distinct().ToArray() is [var only] ? only : null;
        _batchName = _handlers[0].Handler.Message.Name + MessagePaths.Batch;
        Allow = string.Join(", ", [.. _handlers.Select(entry => entry.Verb is "GET" ? "GET, HEAD" : entry.Verb), HttpMethods.Options]);
    }

    public RoutePattern Pattern { get; }

    /// <summary>The value of the header Allow.</summary>
    public string Allow { get; }

    /// <summary>The format that the path itself asks for; null where it leaves the choice to the rest of the request.</summary>
    public MessageFormat? Format { get; init; }

    /// <summary>True where a body without Content-Type is in <see cref="Format"/>, and not in the default format.</summary>
    public bool IsFormatOfBody { get; init; }

    /// <summary>True where the body is a list of requests.</summary>
    public bool IsBatch { get; init; }

    public IReadOnlyList<VerbHandler> Handlers => _handlers;

    /// <summary>The message that a request is about, as far as its path and verb tell; null for none, or for several.</summary>
    public static Message? MessageOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<MessagePath>() is { } path
            ? path.FindHandler(HttpVerb.Of(context.Request))?.Message ?? path._only
            : null;

    /// <summary>What a request to this path is called; the word for unknown ones where its verb leads to none of several messages.</summary>
    public string NameOf(HttpRequest request)
    {
        if (IsBatch)
            return _batchName;
        return (FindHandler(HttpVerb.Of(request))?.Message ?? _only)?.Name ?? RequestNames.Unknown;
    }

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
