using Messaging.Catalog;
using Messaging.Formats;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Messaging.Routing;

/// <summary>
/// Every path of a program's messages: their routes, the same with a format's suffix, <c>/{format}/reply/{Message}</c> and
/// <c>/{format}/oneway/{Message}</c>, and batches at <c>/api/{Message}[]</c> and at both of those with <c>[]</c>. All are
/// literal endpoints made at start, so that a request pays for none of them. A declared route wins over one of the others.
/// </summary>
internal static class MessagePaths
{
    /// <summary>Ends the paths that take a list of requests.</summary>
    public const string Batch = "[]";

    /// <summary>The second parts of <c>/{format}/reply/{Message}</c> and its kin.</summary>
    public static IReadOnlyList<string> CallKinds { get; } = ["reply", "oneway"];

    /// <summary>True for the second part of <c>/{format}/reply/{Message}</c> and its kin.</summary>
    public static bool IsCallKind(string part) => CallKinds.Contains(part, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<MessagePath> All(IReadOnlyList<MessageHandler> handlers, MessageFormats formats)
    {
        MessagePath[] routes = [.. OfRoutes(handlers)];
        return routes
            .Concat(formats.SelectMany(format => routes.Select(path => WithSuffix(path, format)).OfType<MessagePath>()))
            .Concat(handlers.Select(BatchOf))
            .Concat(formats.SelectMany(format => handlers.SelectMany(handler => CallsOf(handler, format))))
            .DistinctBy(path => RouteConflicts.Shape(path.Pattern, nameless: true), StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<MessagePath> OfRoutes(IEnumerable<MessageHandler> handlers) => handlers
        .SelectMany(handler => handler.Message.Routes.Select(
            route => new { Handler = handler, Route = route, Pattern = MessageRoutes.Pattern(route) }))
        .GroupBy(entry => RouteConflicts.Shape(entry.Pattern, nameless: true), StringComparer.OrdinalIgnoreCase)
        .Select(path => new MessagePath(
            path.First().Pattern, path.SelectMany(entry => entry.Route.Verbs.Select(verb => new VerbHandler(verb, entry.Handler)))));

    /// <summary>
    /// The path that asks for a format by its end. A parameter at the end gives up that end: what is really called so is
    /// asked for with a further suffix. Null where the end belongs to the parameter alone: it takes the rest of the path,
    /// or may be left out.
    /// </summary>
    private static MessagePath? WithSuffix(MessagePath path, MessageFormat format)
    {
        var last = path.Pattern.PathSegments is [.., var segment] ? segment.Parts[^1] : null;
        return last is null or RoutePatternParameterPart { IsCatchAll: true } or RoutePatternParameterPart { IsOptional: true }
                or RoutePatternParameterPart { Default: not null }
            ? null
            : new(Parse($"{path.Pattern.RawText!.TrimEnd('/')}.{format.Name}"), path.Handlers) { Format = format };
    }

    private static MessagePath BatchOf(MessageHandler handler) =>
        new(Parse($"/api/{handler.Message.Name}{Batch}"), BatchVerbs(handler)) { IsBatch = true };

    private static IEnumerable<MessagePath> CallsOf(MessageHandler handler, MessageFormat format) => CallKinds.SelectMany(kind =>
    {
        var path = $"/{format.Name}/{kind}/{handler.Message.Name}";
        return (MessagePath[])
        [
            new(Parse(path), handler.Message.Verbs.Select(verb => new VerbHandler(verb, handler))) { Format = format, IsFormatOfBody = true },
            new(Parse(path + Batch), BatchVerbs(handler)) { Format = format, IsFormatOfBody = true, IsBatch = true },
        ];
    });

    /// <summary>A batch is posted, whatever verb its elements mean.</summary>
    private static VerbHandler[] BatchVerbs(MessageHandler handler) => [new(HttpMethods.Post, handler)];

    private static RoutePattern Parse(string path) => RoutePatternFactory.Parse(path);
}
