using System.Net;
using Messaging.Catalog;
using Messaging.Documentation;
using Messaging.Errors;
using Messaging.Formats;
using Microsoft.Net.Http.Headers;

namespace Messaging.Metadata;

/// <summary>Maps the pages that tell people what a program can be asked.</summary>
internal sealed class MetadataEndpoints(Lazy<MetadataPages> pages, MessageCatalog catalog, ErrorWriter errors)
{
    private const string Html = "text/html";
    private const string MessageParameter = "message";
    private const string MessageQuery = "op";

    /// <summary>Our own stylesheet is all that a page may load.</summary>
    private const string Policy =
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly string[] Verbs = ["GET", "HEAD"];

    /// <summary>Maps the pages, unless the host has switched them off.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        var options = services.GetRequiredService<MessagingOptions>();
        if (!options.Metadata.IsEnabled)
            return;
        var endpoints = new MetadataEndpoints(
            new(() => ActivatorUtilities.CreateInstance<MetadataPages>(services)),
            services.GetRequiredService<MessageCatalog>(),
            services.GetRequiredService<ErrorWriter>());
        endpoints.MapPages(routes, options.Formats);
    }

    private void MapPages(IEndpointRouteBuilder routes, MessageFormats formats)
    {
        Map(MetadataPaths.Index, context => WriteAsync(context, pages.Value.Index));
        Map(MetadataPaths.Types, context => WriteAsync(context, pages.Value.Types));
        Map(Stylesheet.Path, Stylesheet.WriteAsync);
        Map(
            $"{MetadataPaths.Index}/{{{MessageParameter}}}",
            context => WriteAsync(context, (string)context.GetRouteValue(MessageParameter)!, format: null));
        foreach (var format in formats)
            Map($"/{format.Name}{MetadataPaths.Index}", context => WriteAsync(context, format));

        void Map(string path, RequestDelegate page) => routes.MapMethods(path, Verbs, page).WithDisplayName(path);
    }

    private Task WriteAsync(HttpContext context, MessageFormat format) =>
        context.Request.Query[MessageQuery] is [{ Length: > 0 } name, ..]
            ? WriteAsync(context, name, format)
            : WriteAsync(context, pages.Value.Index);

    private async Task WriteAsync(HttpContext context, string name, MessageFormat? format)
    {
        if (catalog.Find(name) is { } message)
            await WriteAsync(context, await pages.Value.OfAsync(message, format, context.RequestServices));
        else
            await WriteNotFoundAsync(context, name);
    }

    private static Task WriteAsync(HttpContext context, PageContent page)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-cache";
        PageHeaders.Set(headers, Policy);
        return page.WriteAsync(context);
    }

    private Task WriteNotFoundAsync(HttpContext context, string name)
    {
        Responses.AddVary(context.Response.Headers, HeaderNames.Accept);
        if (!AcceptsHtml(context.Request))
            return errors.WriteAsync(context, NoSuchMessage(name), message: null);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return WriteAsync(context, pages.Value.NotFound);
    }

    private static Failure NoSuchMessage(string name) => Failures.For(
        HttpStatusCode.NotFound, $"There is no message '{Excerpt.Of(name)}'; {MetadataPaths.Index} lists all there are.");

    private static bool AcceptsHtml(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var types)
        && types.Any(type => type.Quality is not 0 && type.MediaType.Equals(Html, StringComparison.OrdinalIgnoreCase));
}
