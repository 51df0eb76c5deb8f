using System.Security.Cryptography;

namespace Messaging.Metadata;

/// <summary>The one stylesheet of the pages, served under a path that changes with it, so that browsers may keep it.</summary>
internal static class Stylesheet
{
    private const string Resource = "Messaging.Metadata.style.css";
    private const int HashLength = 16;

    private static readonly byte[] Text = Read();

    private static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Text))[..HashLength];

    public static string Path { get; } = $"{MetadataPaths.Index}/style-{Hash}.css";

    public static async Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.ContentType = "text/css; charset=utf-8";
        response.ContentLength = Text.Length;
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.BodyWriter.WriteAsync(Text, context.RequestAborted);
    }

    private static byte[] Read()
    {
        using var resource = typeof(Stylesheet).Assembly.GetManifestResourceStream(Resource)!;
        var text = new byte[resource.Length];
        resource.ReadExactly(text);
        return text;
    }
}
