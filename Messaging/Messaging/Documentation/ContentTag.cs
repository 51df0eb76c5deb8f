using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Messaging.Documentation;

/// <summary>
/// ETags of documents: the same as long as their content is. Weak, since an answer may be compressed on its way.
/// </summary>
internal static class ContentTag
{
    /// <summary>Enough to tell the versions of one document apart.</summary>
    private const int Bytes = 12;

    public static EntityTagHeaderValue Of(string content) => Of(Encoding.UTF8.GetBytes(content));

    public static EntityTagHeaderValue Of(ReadOnlySpan<byte> content) => OfHash(SHA256.HashData(content));

    /// <summary>Of a content in parts.</summary>
    public static EntityTagHeaderValue Of(params IEnumerable<byte[]> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
            hash.AppendData(part);
        return OfHash(hash.GetHashAndReset());
    }

    /// <summary>Labels an answer, and answers 304 where the caller has that content already.</summary>
    /// <returns>False where the content is still to be sent.</returns>
    public static bool IsKnown(HttpContext context, EntityTagHeaderValue tag)
    {
        context.Response.Headers.ETag = tag.ToString();
        if (!IsGiven(context.Request, tag))
            return false;
        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    /// <summary>The same for a tag whose text is known, such as <c>W/"7"</c>: it is taken apart only where the caller has one, too.</summary>
    public static bool IsKnown(HttpContext context, string tag)
    {
        context.Response.Headers.ETag = tag;
        return context.Request.Headers.IfNoneMatch.Count > 0 && EntityTagHeaderValue.TryParse(tag, out var parsed) && IsKnown(context, parsed);
    }

    private static bool IsGiven(HttpRequest request, EntityTagHeaderValue tag) => request.GetTypedHeaders().IfNoneMatch
        .Any(other => other.Equals(EntityTagHeaderValue.Any) || other.Compare(tag, useStrongComparison: false));

    private static EntityTagHeaderValue OfHash(ReadOnlySpan<byte> hash) =>
        new($"\"{Convert.ToHexStringLower(hash[..Bytes])}\"", isWeak: true);
}
