using System.IO.Compression;
using Grpc.Core;
using Grpc.Net.Compression;
using Messaging.Grpc;

namespace Messaging.Tests.Grpc;

/// <summary>A small request that decompresses to a huge one.</summary>
public sealed class LimitedCompressionTests
{
    private const int Limit = 100_000;
    private const int BombLength = 64 * 1024 * 1024;

    [TestCase("gzip")]
    [TestCase("deflate")]
    [CancelAfter(30_000)]
    public async Task A_request_that_decompresses_beyond_the_limit_of_bodies_is_refused(string encoding, CancellationToken timeout)
    {
        await using var host = await GrpcHost.StartAsync(bodyBytes: Limit);
        var bomb = RawCall.Compress(encoding, new byte[BombLength]);

        var status = await RawCall.SendAsync(host, "PostStorePrices", RawCall.Message(bomb), encoding, timeout);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(bomb, Has.Length.LessThan(Limit));
            Assert.That(status.StatusCode, Is.EqualTo(StatusCode.ResourceExhausted));
            Assert.That(status.Detail, Is.EqualTo("The request is larger than 100000 bytes when decompressed."));
        }
    }

    [TestCase("gzip")]
    [TestCase("deflate")]
    public async Task A_compressed_request_within_the_limit_is_answered(string encoding)
    {
        await using var host = await GrpcHost.StartAsync(bodyBytes: Limit);
        var options = new CallOptions([new("grpc-internal-encoding-request", encoding)]);

        var answer = await host.AskAsync<StorePrices, QueryPricesResponse>(
            "PostStorePrices", new() { Data = [new() { Symbol = "IBM", Note = new('x', Limit / 2) }] }, options);

        Assert.That(answer.Data.Select(row => (row.Symbol, row.Note!.Length)), Is.EqualTo(new[] { ("IBM", Limit / 2) }));
    }

    [TestCase("gzip", "7B7D")]
    [TestCase("gzip", "")]
    [TestCase("deflate", "7B7D")]
    [TestCase("deflate", "7820000000010000", Description = "asks for a dictionary")]
    [CancelAfter(30_000)]
    public async Task A_request_that_is_not_compressed_as_it_says_is_the_callers_fault(string encoding, string bytes, CancellationToken timeout)
    {
        await using var host = await GrpcHost.StartAsync();

        var status = await RawCall.SendAsync(host, "GetQueryPrices", RawCall.Message(Convert.FromHexString(bytes)), encoding, timeout);

        Assert.That(status.StatusCode, Is.EqualTo(StatusCode.InvalidArgument));
        if (bytes.Length > 0)
            Assert.That(status.Detail, Is.EqualTo($"The request cannot be decompressed as {encoding}."));
    }

    [TestCase("gzip", Limit, true)]
    [TestCase("gzip", Limit + 1, false)]
    [TestCase("gzip", BombLength, false)]
    [TestCase("deflate", Limit, true)]
    [TestCase("deflate", Limit + 1, false)]
    [TestCase("deflate", BombLength, false)]
    public void Never_hands_out_more_than_the_limit(string encoding, int length, bool fits)
    {
        using var target = new MemoryStream();
        using var stream = Provider(encoding).CreateDecompressionStream(new MemoryStream(RawCall.Compress(encoding, new byte[length])));

        Assert.That(() => stream.CopyTo(target), fits ? Throws.Nothing : Throws.InstanceOf<RpcException>());
        Assert.That(target.Length, fits ? Is.EqualTo(length) : Is.LessThanOrEqualTo(Limit));
    }

    [Test]
    public void Compresses_as_the_provider_does()
    {
        using var target = new MemoryStream();
        using (var stream = Provider("gzip").CreateCompressionStream(target, CompressionLevel.SmallestSize))
            stream.Write("answer"u8);

        Assert.That(target.ToArray(), Is.EqualTo(RawCall.Compress("gzip", "answer"u8)));
    }

    private static LimitedCompression Provider(string encoding) => new(
        encoding is "gzip" ? new GzipCompressionProvider(CompressionLevel.Fastest) : new DeflateCompressionProvider(CompressionLevel.Fastest), Limit);
}
