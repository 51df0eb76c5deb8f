using System.IO.Compression;
using System.Net;
using System.Text;
using Messaging.Tests.Hosting;

namespace Messaging.Tests.Formats;

public sealed class AnswerCompressionTests : SampleHostFixture
{
    [TestCase("/api/QueryFinancialData", "br", "br")]
    [TestCase("/api/QueryFinancialData", "gzip", "gzip")]
    [TestCase("/api/QueryFinancialData", "gzip, deflate, br", "br")]
    [TestCase("/api/QueryFinancialData", "gzip;q=1, br;q=0", "gzip")]
    [TestCase("/api/QueryFinancialData.csv", "br", "br")]
    [TestCase("/api/QueryFinancialData.xml", "br", "br")]
    [TestCase("/api/QueryFinancialData.jsv", "gzip", "gzip")]
    [TestCase("/api/QueryFinancialData.jsonl", "gzip", "gzip")]
    [TestCase("/api/QueryFinancialData?limit=x", "gzip", "gzip")]
    [TestCase("/api/nothing_here", "br", "br")]
    public async Task Compresses_an_answer_for_those_who_take_it(string path, string accepted, string coding)
    {
        var plain = await Host.GetAsync(path);

        using var response = await SendAsync(path, accepted);

        Assert.That(response.Content.Headers.ContentEncoding, Is.EqualTo(new[] { coding }));
        Assert.That(response.StatusCode, Is.EqualTo(plain.Status));
        Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo(plain.ContentType));
        Assert.That(string.Join(", ", response.Headers.Vary), Is.EqualTo("Accept, Accept-Encoding").And.EqualTo(plain.Vary));
        Assert.That(await DecodeAsync(response, coding), Is.EqualTo(plain.Body));
    }

    [TestCase("identity")]
    [TestCase("deflate")]
    [TestCase("gzip;q=0")]
    public async Task Leaves_an_answer_as_it_is_for_others(string accepted)
    {
        using var response = await SendAsync("/api/QueryFinancialData", accepted);

        Assert.That(response.Content.Headers.ContentEncoding, Is.Empty);
        Assert.That(await response.Content.ReadAsStringAsync(), Does.StartWith("{\"data\":["));
    }

    [Test]
    public async Task Can_be_switched_off()
    {
        await using var host = await TestHost.StartAsync(options =>
        {
            SampleServices.Configure(options);
            options.CompressAnswers = false;
        });
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/QueryFinancialData");
        request.Headers.Add("Accept-Encoding", "gzip");

        var reply = await host.SendAsync(request);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(reply.Response.Content.Headers.ContentEncoding, Is.Empty);
        Assert.That(reply.Body, Does.StartWith("{"));
    }

    [Test]
    public async Task Sends_no_body_with_a_head()
    {
        var request = new HttpRequestMessage(HttpMethod.Head, "/api/QueryFinancialData");
        request.Headers.Add("Accept-Encoding", "gzip");

        var reply = await Host.SendAsync(request);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(reply.Body, Is.Empty);
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string accepted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Encoding", accepted);
        return await Host.Client.SendAsync(request);
    }

    private static async Task<string> DecodeAsync(HttpResponseMessage response, string coding)
    {
        var body = await response.Content.ReadAsStreamAsync();
        await using Stream decoder = coding is "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
        using var reader = new StreamReader(decoder, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
