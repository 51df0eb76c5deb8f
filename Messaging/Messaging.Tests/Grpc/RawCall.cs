using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using Grpc.Core;

namespace Messaging.Tests.Grpc;

/// <summary>Calls whose bodies are made by hand.</summary>
internal static class RawCall
{
    /// <summary>Sends a body as it is, and tells how the call ended.</summary>
    public static async Task<Status> SendAsync(GrpcHost host, string method, HttpContent body, string encoding, CancellationToken timeout)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{host.Http.Addresses[^1]}/GrpcServices/{method}")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = body,
        };
        request.Content.Headers.ContentType = new("application/grpc");
        request.Headers.TE.Add(new("trailers"));
        request.Headers.Add("grpc-encoding", encoding);
        using var response = await client.SendAsync(request, timeout);
        // Where there is nothing but a failure, it stands in the headers.
        var headers = response.Headers.Contains("grpc-status") ? response.Headers : response.TrailingHeaders;
        var code = int.Parse(headers.GetValues("grpc-status").Single(), CultureInfo.InvariantCulture);
        return new((StatusCode)code, headers.TryGetValues("grpc-message", out var text) ? Uri.UnescapeDataString(text.Single()) : "");
    }

    /// <summary>A compressed message, with gRPC's prefix.</summary>
    public static ByteArrayContent Message(byte[] compressed)
    {
        byte[] frame = [1, 0, 0, 0, 0, .. compressed];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), compressed.Length);
        return new(frame);
    }

    public static byte[] Compress(string encoding, ReadOnlySpan<byte> bytes)
    {
        using var target = new MemoryStream();
        using (Stream stream = encoding is "gzip"
            ? new GZipStream(target, CompressionLevel.SmallestSize, leaveOpen: true)
            : new ZLibStream(target, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            stream.Write(bytes);
        }
        return target.ToArray();
    }
}
