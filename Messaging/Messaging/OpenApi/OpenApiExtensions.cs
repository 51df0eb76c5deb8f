using Messaging.Documentation;

namespace Messaging.OpenApi;

/// <summary>Puts the OpenAPI documents and Swagger UI into a program.</summary>
public static class OpenApiExtensions
{
    /// <summary>
    /// Registers <see cref="OpenApiDocuments"/>, of the messages that <see cref="MessagingExtensions.AddMessaging"/> registers.
    /// </summary>
    public static IServiceCollection AddOpenApiDocuments(this IServiceCollection services, Action<OpenApiOptions> configure)
    {
        var options = new OpenApiOptions();
        configure(options);
        return services
            .AddSingleton(options)
            .AddSingleton(provider => new OpenApiDocuments(
                provider.GetRequiredService<MessageDocs>(), provider.GetRequiredService<MessagingOptions>(), options));
    }

    /// <summary>
    /// Maps <c>/openapi</c> (3.1) and <c>/openapi/v2.json</c> (Swagger 2.0), and Swagger UI at <c>/swagger-ui</c> and
    /// <c>/api</c>, each also with a slash at its end. What is below <c>/api/</c> is left to messages.
    /// </summary>
    /// <returns>The endpoints, to add metadata to all of them.</returns>
    public static IEndpointConventionBuilder MapOpenApiDocuments(this IEndpointRouteBuilder routes)
    {
        var documents = new Lazy<OpenApiDocuments>(routes.ServiceProvider.GetRequiredService<OpenApiDocuments>);
        var page = new SwaggerUiPage(routes.ServiceProvider.GetRequiredService<OpenApiOptions>().Title);
        var group = routes.MapGroup("");
        Map("/openapi", request => ServedDocument.OpenApi(documents.Value.OpenApi, request));
        Map("/openapi/v2.json", request => ServedDocument.Swagger(documents.Value.Swagger, request));
        Map("/swagger-ui", page.Write);
        Map("/api", page.Write);
        foreach (var file in SwaggerUiFile.All)
            Map($"/swagger-ui/{file.Name}", file.Write);
        return group;

        void Map(string path, Func<HttpRequest, IResult> answer) =>
            group.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], context =>
            {
                context.Response.Headers.CacheControl = "no-cache";
                return answer(context.Request).ExecuteAsync(context);
            }).ExcludeFromDescription();
    }
}
