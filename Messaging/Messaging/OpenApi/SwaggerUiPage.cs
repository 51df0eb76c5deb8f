using System.Text;
using System.Text.Encodings.Web;
using Messaging.Documentation;

namespace Messaging.OpenApi;

/// <summary>The page that shows the API: a frame of our own around the files of Swagger UI, none from elsewhere.</summary>
internal sealed class SwaggerUiPage(string title)
{
    private const string ContentType = "text/html; charset=utf-8";

    /// <summary>Only this server's files and answers; Swagger UI's styles carry pictures and set style attributes.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private readonly string _template = Encoding.UTF8.GetString(OwnFile.Read("page.html"))
        .Replace("{title}", HtmlEncoder.Default.Encode(title), StringComparison.Ordinal);

    public IResult Write(HttpRequest request)
    {
        PageHeaders.Set(request.HttpContext.Response.Headers, Policy);
        var pathBase = HtmlEncoder.Default.Encode(request.PathBase.ToUriComponent());
        var page = Encoding.UTF8.GetBytes(_template.Replace("{base}", pathBase, StringComparison.Ordinal));
        return TypedResults.Bytes(page, ContentType, entityTag: ContentTag.Of(page));
    }
}
