using System.IO.Compression;
using Messaging.Errors;
using Microsoft.Extensions.Primitives;

namespace Messaging.Binding;

/// <summary>Takes the Content-Encoding off a body.</summary>
internal static class BodyDecoder
{
    /// <summary>The codings that can be read, as in a list of them.</summary>
    public const string Known = "gzip, br, deflate";

    /// <summary>Puts the decoded body in place of the request's own; one that is sent as it is stays untouched.</summary>
    /// <param name="request">Not read so far.</param>
    /// <param name="limit">Bytes that the decoded body may have.</param>
    /// <returns>The failure of a coding that is not known, or of several; null where there is none.</returns>
    public static Failure? Apply(HttpRequest request, long limit)
    {
        var encoding = request.Headers.ContentEncoding;
        if (StringValues.IsNullOrEmpty(encoding))
            return null;
        var coding = encoding.ToString();
        var decoded = Open(request.Body, coding.Trim().ToUpperInvariant());
        if (decoded is null)
            return Failures.UnsupportedEncoding(coding);
        if (decoded != request.Body)
            request.Body = new DecodedBody(decoded, coding, limit);
        return null;
    }

    private static Stream? Open(Stream body, string coding) => coding switch
    {
        "IDENTITY" => body,
        "GZIP" or "X-GZIP" => new GZipStream(body, CompressionMode.Decompress, leaveOpen: true),
        "BR" => new BrotliStream(body, CompressionMode.Decompress, leaveOpen: true),
        "DEFLATE" => new ZLibStream(body, CompressionMode.Decompress, leaveOpen: true),
        _ => null,
    };
}
