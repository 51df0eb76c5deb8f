using Messaging.Catalog;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Messaging.OpenApi;

/// <summary>
/// Paths as OpenAPI writes them: parameters by wire name, without constraints, <c>{Name*}</c> as any other one.
/// </summary>
internal static class PathText
{
    public static string Of(MessageRoute route)
    {
        var segments = MessageRoutes.Pattern(route).PathSegments;
        return '/' + string.Join('/', segments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter => $"{{{NameOf(route, parameter)}}}",
            _ => throw new InvalidOperationException($"{part.PartKind} is no part of a path."),
        }))));
    }

    /// <summary>True for a field that takes all segments that remain.</summary>
    public static bool TakesRest(MessageRoute route, MessageField field) =>
        MessageRoutes.Pattern(route).Parameters.Any(parameter => parameter.IsCatchAll && IsNameOf(field, parameter));

    private static string NameOf(MessageRoute route, RoutePatternParameterPart parameter) =>
        route.Parameters.First(field => IsNameOf(field, parameter)).Name;

    private static bool IsNameOf(MessageField field, RoutePatternParameterPart parameter) =>
        parameter.Name.Equals(field.Name, StringComparison.OrdinalIgnoreCase)
        || parameter.Name.Equals(field.Property.Name, StringComparison.OrdinalIgnoreCase);
}
