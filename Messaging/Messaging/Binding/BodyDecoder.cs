using System.IO.Compression;
using Messaging.Errors;
using Microsoft.Extensions.Primitives;

namespace Messaging.Binding;

/// <summary>Takes the Content-Encoding off a body.</summary>
internal static class BodyDecoder
{
    /// <summary>The codings that can be read, as in a list of them.</summary>
    public const string Known = "gzip, br, deflate";

    private const string Identity = "IDENTITY";

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
        var name = coding.Trim().ToUpperInvariant();
        if (name is Identity)
            return null;
        if (FindDecoder(name) is not { } decoder)
            return Failures.UnsupportedEncoding(coding);
        request.Body = new DecodedBody(request.Body, decoder, coding, limit);
        return null;
    }

    private static Func<Stream, Stream>? FindDecoder(string coding) => coding switch
    {
        "GZIP" or "X-GZIP" => body => new GZipStream(body, CompressionMode.Decompress, leaveOpen: true),
        "BR" => body => new BrotliStream(body, CompressionMode.Decompress, leaveOpen: true),
        "DEFLATE" => body => new ZLibStream(body, CompressionMode.Decompress, leaveOpen: true),
        _ => null,
    };
}
