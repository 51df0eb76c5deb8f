using System.IO.Compression;
using Messaging.Documentation;
using Messaging.Formats;
using Microsoft.Net.Http.Headers;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace Messaging.OpenApi;

/// <summary>
/// One of the files that the page loads. Those of Swagger UI lie compressed in Swashbuckle's assembly; they go out as they lie
/// there to who takes gzip, as every browser does. Read when it is first asked for.
/// </summary>
internal sealed class SwaggerUiFile
{
    private const string PackageFolder = "Swashbuckle.AspNetCore.SwaggerUI.node_modules.swagger_ui_dist.";
    private const string Gzip = "gzip";

    private readonly string _contentType;
    private readonly Lazy<Variants> _variants;

    private SwaggerUiFile(string name, string contentType, Func<Variants> read) => (Name, _contentType, _variants) = (name, contentType, new(read));

    public static IReadOnlyList<SwaggerUiFile> All { get; } =
    [
        OfPackage("swagger-ui-bundle.js", "text/javascript; charset=utf-8"),
        OfPackage("swagger-ui.css", "text/css; charset=utf-8"),
        OfPackage("index.css", "text/css; charset=utf-8"),
        OfPackage("favicon-32x32.png", "image/png"),
        new("start.js", "text/javascript; charset=utf-8", () => new(new(OwnFile.Read("start.js")), Compressed: null)),
    ];

    public string Name { get; }

    public IResult Write(HttpRequest request)
    {
        Responses.AddVary(request.HttpContext.Response.Headers, HeaderNames.AcceptEncoding);
        var (plain, compressed) = _variants.Value;
        if (compressed is null || !TakesGzip(request))
            return TypedResults.Bytes(plain.Content, _contentType, entityTag: plain.Tag);
        request.HttpContext.Response.Headers.ContentEncoding = Gzip;
        return TypedResults.Bytes(compressed.Content, _contentType, entityTag: compressed.Tag);
    }

    private static bool TakesGzip(HttpRequest request) => request.GetTypedHeaders().AcceptEncoding
        .Any(encoding => encoding.Value.Equals(Gzip, StringComparison.OrdinalIgnoreCase) && encoding.Quality is not 0);

    private static SwaggerUiFile OfPackage(string name, string contentType) => new(name, contentType, () => ReadPackage(name));

    private static Variants ReadPackage(string name)
    {
        using var stream = typeof(SwaggerUIOptions).Assembly.GetManifestResourceStream(PackageFolder + name)
            ?? throw new InvalidOperationException($"The package of Swagger UI has no file {name}.");
        using var compressed = new MemoryStream();
        stream.CopyTo(compressed);
        compressed.Position = 0;
        using var plain = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionMode.Decompress, leaveOpen: true))
            gzip.CopyTo(plain);
        return new(new(plain.ToArray()), new(compressed.ToArray()));
    }

    private sealed record Variants(Variant Plain, Variant? Compressed);

    private sealed record Variant(byte[] Content)
    {
        public EntityTagHeaderValue Tag { get; } = ContentTag.Of(Content);
    }
}
