using System.IO.Compression;
using Messaging.Documentation;
using Microsoft.Net.Http.Headers;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace Messaging.OpenApi;

/// <summary>
/// One of the files that the page loads. Those of Swagger UI lie compressed in Swashbuckle's assembly; they go out as they lie
/// there to who takes gzip, as every browser does.
/// </summary>
internal sealed class SwaggerUiFile
{
    private const string PackageFolder = "Swashbuckle.AspNetCore.SwaggerUI.node_modules.swagger_ui_dist.";
    private const string Gzip = "gzip";

    private readonly string _contentType;
    private readonly Variant _plain;
    private readonly Variant? _compressed;

    private SwaggerUiFile(string name, string contentType, byte[] plain, byte[]? compressed) =>
        (Name, _contentType, _plain, _compressed) = (name, contentType, new(plain), compressed is null ? null : new(compressed));

    public static IReadOnlyList<SwaggerUiFile> All { get; } =
    [
        OfPackage("swagger-ui-bundle.js", "text/javascript; charset=utf-8"),
        OfPackage("swagger-ui.css", "text/css; charset=utf-8"),
        OfPackage("index.css", "text/css; charset=utf-8"),
        OfPackage("favicon-32x32.png", "image/png"),
        new("start.js", "text/javascript; charset=utf-8", OwnFile.Read("start.js"), null),
    ];

    public string Name { get; }

    public IResult Write(HttpRequest request)
    {
        request.HttpContext.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (_compressed is null || !TakesGzip(request))
            return TypedResults.Bytes(_plain.Content, _contentType, entityTag: _plain.Tag);
        request.HttpContext.Response.Headers.ContentEncoding = Gzip;
        return TypedResults.Bytes(_compressed.Content, _contentType, entityTag: _compressed.Tag);
    }

    private static bool TakesGzip(HttpRequest request) => request.GetTypedHeaders().AcceptEncoding
        .Any(encoding => encoding.Value.Equals(Gzip, StringComparison.OrdinalIgnoreCase) && encoding.Quality is not 0);

    private static SwaggerUiFile OfPackage(string name, string contentType)
    {
        using var stream = typeof(SwaggerUIOptions).Assembly.GetManifestResourceStream(PackageFolder + name)
            ?? throw new InvalidOperationException($"The package of Swagger UI has no file {name}.");
        using var compressed = new MemoryStream();
        stream.CopyTo(compressed);
        compressed.Position = 0;
        using var plain = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionMode.Decompress, leaveOpen: true))
            gzip.CopyTo(plain);
        return new(name, contentType, plain.ToArray(), compressed.ToArray());
    }

    private sealed record Variant(byte[] Content)
    {
        public EntityTagHeaderValue Tag { get; } = ContentTag.Of(Content);
    }
}
