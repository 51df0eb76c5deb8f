using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Messaging.OpenApi;

/// <summary>ETags of what is the same as long as its bytes are.</summary>
internal static class ContentTag
{
    /// <summary>Enough to tell the versions of one document apart.</summary>
    private const int Bytes = 12;

    public static EntityTagHeaderValue Of(ReadOnlySpan<byte> content) =>
        new($"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, Bytes))}\"");
}
