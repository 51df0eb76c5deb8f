using Microsoft.AspNetCore.Routing.Patterns;

namespace Messaging.Catalog;

/// <summary>Paths that are the same to a router, whatever they call their parameters.</summary>
internal static class RouteConflicts
{
    /// <summary>Throws where two routes claim one verb of one path, or call the parameters of one path differently.</summary>
    public static void Check(IEnumerable<Message> messages)
    {
        var paths = new Dictionary<string, MessageRoute>(StringComparer.OrdinalIgnoreCase);
        var claims = new Dictionary<string, Message>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in messages.SelectMany(message => message.Routes.Select(route => new { Message = message, Route = route })))
        {
            var (message, route) = (entry.Message, entry.Route);
            var pattern = MessageRoutes.Pattern(route);
            var path = Shape(pattern, nameless: true);
            if (!paths.TryAdd(path, route) && !SameParameters(MessageRoutes.Pattern(paths[path]), pattern))
                throw new MessageDeclarationException(
                    $"'{paths[path].Path}' and '{route.Path}' are one path: their parameters must have the same names.");
            foreach (var verb in route.Verbs)
            {
                if (!claims.TryAdd($"{verb} {path}", message))
                    throw new MessageDeclarationException(
                        $"{verb} {route.Path} is claimed twice: by {claims[$"{verb} {path}"].RequestType} and {message.RequestType}.");
            }
        }
    }

    /// <summary>The path with its parameters as <c>{Name}</c>, or as <c>{}</c> where only the shape matters.</summary>
    public static string Shape(RoutePattern pattern, bool nameless) =>
        '/' + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter => $"{{{(parameter.IsCatchAll ? "**" : "")}{(nameless ? "" : parameter.Name)}}}",
            _ => throw new InvalidOperationException($"{part.PartKind} is no part of a path."),
        }))));

    private static bool SameParameters(RoutePattern first, RoutePattern second) =>
        string.Equals(Shape(first, nameless: false), Shape(second, nameless: false), StringComparison.OrdinalIgnoreCase);
}
