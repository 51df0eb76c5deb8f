using System.IO.Compression;
using System.Net;
using Messaging.Binding;
using Messaging.Tests.Hosting;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace Messaging.Tests.Binding;

public sealed class ContentEncodingTests : SampleHostFixture
{
    private const int Limit = 1000;

    [TestCase("gzip")]
    [TestCase("GZip")]
    [TestCase("x-gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    [TestCase("identity")]
    public async Task Reads_a_body_as_it_is_encoded(string coding)
    {
        var reply = await PostAsync(Host, coding, Encode(coding, """{"big":1,"name":"é"}"""u8));

        Assert.That(reply.Json["given"]!.ToJsonString(), Is.EqualTo("""{"name":"\u00E9","whole_number":7,"big":1}"""), reply.Body);
    }

    [Test]
    public async Task Reads_an_encoded_body_of_any_format()
    {
        var reply = await PostAsync(Host, "gzip", Encode("gzip", "name=a&big=2"u8), "application/x-www-form-urlencoded");

        Assert.That(reply.Json["given"]!.ToJsonString(), Is.EqualTo("""{"name":"a","whole_number":7,"big":2}"""));
    }

    [Test]
    public async Task Reads_an_encoded_batch()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/StoreFinancialData[]") { Content = new ByteArrayContent(Encode("br", "[{},{}]"u8)) };
        request.Content.Headers.ContentEncoding.Add("br");

        Assert.That((await Host.SendAsync(request)).Json.AsArray(), Has.Count.EqualTo(2));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    public async Task Counts_a_body_that_decodes_to_nothing_as_none(string coding)
    {
        var encoded = await PostAsync(Host, coding, Encode(coding, []), "text/weird");
        var empty = await PostAsync(Host, coding, [], "text/weird");

        Assert.That(encoded.Status, Is.EqualTo(HttpStatusCode.OK), encoded.Body);
        Assert.That(empty.Status, Is.EqualTo(HttpStatusCode.OK), empty.Body);
    }

    [TestCase("compress")]
    [TestCase("zstd")]
    [TestCase("gzip, br")]
    public async Task Answers_415_for_a_coding_it_does_not_know_and_for_several(string coding)
    {
        var reply = await PostAsync(Host, coding, "{}"u8.ToArray());

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
        Assert.That(reply.Message, Is.EqualTo($"A body encoded as '{coding}' cannot be read; send it as gzip, br, deflate, or as it is."));
        Assert.That(string.Join(',', reply.Response.Headers.NonValidated["Accept-Encoding"]), Is.EqualTo("gzip, br, deflate"));
    }

    [TestCase("gzip", false)]
    [TestCase("br", false)]
    [TestCase("deflate", false)]
    [TestCase("gzip", true)]
    [TestCase("br", true)]
    [TestCase("deflate", true)]
    public async Task Answers_400_for_a_body_that_is_not_what_it_says_or_is_cut_off(string coding, bool isCutOff)
    {
        var whole = Encode(coding, "{\"name\":\"something that goes on for some while, to be cut off\"}"u8);
        var reply = await PostAsync(Host, coding, isCutOff ? whole[..^12] : [.. "{\"big\":1}"u8]);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.BadRequest), reply.Body);
        Assert.That(reply.ErrorCode, Is.Not.Empty);
        Assert.That(reply.Body, Does.Not.Contain("Exception:").And.Not.Contain("   at "));
    }

    [TestCase("/api/Echo")]
    [TestCase("/api/StoreFinancialData[]")]
    public async Task Answers_400_for_a_body_that_asks_for_a_dictionary(string path)
    {
        var reply = await PostAsync(Host, "deflate", Convert.FromHexString("7820000000010000"), path: path);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.BadRequest), reply.Body);
        Assert.That(reply.Message, Is.EqualTo("The body is not what its Content-Encoding says: it cannot be decoded as deflate."));
    }

    [Test]
    public async Task Leaves_failures_of_the_connection_as_they_are(
        [Values("gzip", "br", "deflate", "identity")] string coding, [ValueSource(nameof(ConnectionFailures))] Exception failure)
    {
        var request = new DefaultHttpContext().Request;
        request.Body = new BrokenBody(failure);
        request.Headers.ContentEncoding = coding;

        var refusal = BodyDecoder.Apply(request, Limit);

        Assert.That(refusal, Is.Null);
        var thrown = await Assert.ThrowsAsync(failure.GetType(), () => request.Body.ReadAsync(new byte[10]).AsTask());
        Assert.That(thrown, Is.SameAs(failure));
    }

    [TestCase("gzip", Limit, HttpStatusCode.OK)]
    [TestCase("gzip", Limit + 1, HttpStatusCode.RequestEntityTooLarge)]
    [TestCase("br", Limit + 1, HttpStatusCode.RequestEntityTooLarge)]
    [TestCase("deflate", 50_000_000, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Limits_what_a_body_decodes_to(string coding, int length, HttpStatusCode status)
    {
        await using var host = await StartLimitedAsync();
        var encoded = Encode(coding, [.. "{}"u8, .. Enumerable.Repeat((byte)' ', length - 2)]);

        var reply = await PostAsync(host, coding, encoded[..Math.Min(encoded.Length, Limit)]);

        Assert.That(reply.Status, Is.EqualTo(status));
        if (status is not HttpStatusCode.OK)
            Assert.That(reply.Message, Is.EqualTo("The body is larger than 1000 bytes."));
    }

    private static Exception[] ConnectionFailures() =>
        [new IOException("reset"), new ConnectionResetException("reset"), new BadHttpRequestException("late", 408), new OperationCanceledException()];

    private static Task<TestHost> StartLimitedAsync() => TestHost.StartAsync(options =>
    {
        options.Services.Add(typeof(EchoServices));
        options.Limits.BodyBytes = Limit;
    });

    private static byte[] Encode(string coding, ReadOnlySpan<byte> text)
    {
        var target = new MemoryStream();
        using (Stream encoder = coding switch
        {
            "br" => new BrotliStream(target, CompressionLevel.SmallestSize, leaveOpen: true),
            "deflate" => new ZLibStream(target, CompressionLevel.SmallestSize, leaveOpen: true),
            "identity" => new BufferedStream(target),
            _ => new GZipStream(target, CompressionLevel.SmallestSize, leaveOpen: true),
        })
        {
            encoder.Write(text);
        }
        return target.ToArray();
    }

    private static Task<Reply> PostAsync(TestHost host, string coding, byte[] body, string contentType = "application/json", string path = "/api/Echo")
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        return host.SendAsync(new(HttpMethod.Post, path) { Content = content });
    }

    private sealed class BrokenBody(Exception failure) : BodyStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            throw failure;
        }
    }
}
