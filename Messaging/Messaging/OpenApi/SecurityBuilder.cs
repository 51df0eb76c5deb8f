using Messaging.Documentation;
using Microsoft.OpenApi;

namespace Messaging.OpenApi;

/// <summary>Says which messages ask for a known caller, and adds to the document how one makes oneself known.</summary>
internal sealed class SecurityBuilder(
    IDictionary<string, OpenApiSecurityScheme> schemes, OpenApiDocument document, bool isSwagger)
{
    /// <summary>Null where anybody may ask, or where the host does not say how to be known.</summary>
    public IList<OpenApiSecurityRequirement>? Requirements(MessageDoc doc)
    {
        if (!doc.RequiresAuthentication || schemes.Count == 0)
            return null;
        foreach (var (name, scheme) in schemes)
            document.Components!.SecuritySchemes!.TryAdd(name, isSwagger ? ForSwagger(scheme) : scheme);
        return [.. schemes.Keys.Select(name => new OpenApiSecurityRequirement { [new(name, document)] = [] })];
    }

    private static OpenApiSecurityScheme ForSwagger(OpenApiSecurityScheme scheme) =>
        scheme is { Type: SecuritySchemeType.Http, Scheme: "bearer" }
            ? new()
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "Authorization",
                Description = $"{scheme.Description} Written as: Bearer, a space, the token.".TrimStart(),
            }
            : scheme;
}
