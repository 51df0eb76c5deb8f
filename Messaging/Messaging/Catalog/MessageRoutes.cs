using System.Reflection;
using Microsoft.AspNetCore.Routing.Patterns;
using ServiceStack;

namespace Messaging.Catalog;

/// <summary>The routes of a message: those declared on it, and <c>/api/{Message}</c>, which every message has.</summary>
internal static class MessageRoutes
{
    public const string PredefinedPrefix = "/api/";

    public static IReadOnlyList<MessageRoute> Of(Message message)
    {
        var predefined = new MessageRoute(PredefinedPrefix + message.Name, message.Verbs, IsPredefined: true);
        MessageRoute[] declared =
            [.. message.RequestType.GetCustomAttributes<RouteAttribute>(inherit: true).Select(route => Declared(message, route))];
        return Array.Exists(declared, route => string.Equals(route.Path, predefined.Path, StringComparison.OrdinalIgnoreCase))
            ? declared
            : [.. declared, predefined];
    }

    /// <summary>A declared path as an ASP.NET Core pattern: <c>{Name*}</c> is <c>{**Name}</c> there.</summary>
    public static RoutePattern Pattern(MessageRoute route)
    {
        try
        {
            return RoutePatternFactory.Parse(string.Join('/', route.Path.Split('/').Select(CatchAll)));
        }
        catch (RoutePatternException exception)
        {
            throw new MessageDeclarationException($"The path '{route.Path}' cannot be read: {exception.Message}");
        }

        static string CatchAll(string segment) =>
            segment.StartsWith('{') && segment.EndsWith("*}", StringComparison.Ordinal) ? $"{{**{segment[1..^2]}}}" : segment;
    }

    private static MessageRoute Declared(Message message, RouteAttribute attribute)
    {
        var declaration = $"[Route(\"{attribute.Path}\")] of {message.RequestType}";
        if (attribute.Path is not ['/', ..])
            throw new MessageDeclarationException($"{declaration} must begin with '/'.");
        var verbs = Verbs.Parse(attribute.Verbs, declaration);
        var refused = Array.Find(verbs, verb => message.FindOperation(verb) is null);
        if (refused is not null)
            throw new MessageDeclarationException($"{declaration} names {refused}, but {message.ServiceType} has no method for it.");
        var route = new MessageRoute(attribute.Path, verbs is [] ? message.Verbs : verbs, IsPredefined: false)
        {
            Summary = attribute.Summary,
            Notes = attribute.Notes,
        };
        return route with
        {
            Parameters = [.. Pattern(route).Parameters.Select(parameter => FieldOf(message, parameter.Name, declaration))],
        };
    }

    private static MessageField FieldOf(Message message, string name, string declaration) =>
        message.FindField(name)
        ?? throw new MessageDeclarationException($"{declaration} has a part '{{{name}}}' that is no field of it.");
}
