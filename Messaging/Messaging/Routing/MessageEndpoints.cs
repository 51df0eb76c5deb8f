using Messaging.Catalog;
using Messaging.Errors;

namespace Messaging.Routing;

/// <summary>Maps the routes of a catalog: an endpoint a path, which finds the message by verb.</summary>
internal static class MessageEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, IEnumerable<MessageHandler> handlers, ErrorWriter errors)
    {
        foreach (var path in PathsOf(handlers))
            routes.Map(path.Pattern, Handler(path, errors)).WithMetadata(path).WithDisplayName(path.Pattern.RawText!);
    }

    private static IEnumerable<MessagePath> PathsOf(IEnumerable<MessageHandler> handlers) => handlers
        .SelectMany(handler => handler.Message.Routes.Select(
            route => (Handler: handler, Route: route, Pattern: MessageRoutes.Pattern(route))))
        .GroupBy(entry => RouteConflicts.Shape(entry.Pattern, nameless: true), StringComparer.OrdinalIgnoreCase)
        .Select(path => new MessagePath(
            path.First().Pattern,
            path.SelectMany(entry => entry.Route.Verbs.Select(verb => (Verb: verb, entry.Handler)))
                .ToLookup(entry => entry.Verb, entry => entry.Handler, StringComparer.Ordinal)));

    private static RequestDelegate Handler(MessagePath path, ErrorWriter errors) => context =>
    {
        var verb = HttpVerb.Of(context.Request);
        return path.FindHandler(verb) is { } handler
            ? handler.HandleAsync(context, verb)
            : errors.WriteAsync(context, Failures.MethodNotAllowed(context.Request, path.Allow), MessagePath.MessageOf(context));
    };
}
