using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Messaging.Formats;
using Messaging.Tests.Clients;
using Messaging.Tests.Hosting;
using Messaging.Tests.OpenApi;

namespace Messaging.Tests.Formats;

/// <summary>Responses that are a text or bytes as a whole, where JSON is asked for or nothing.</summary>
public sealed class PlainResponseTests
{
    private TestHost? _host;

    private TestHost Host => _host!;

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await TestHost.StartAsync(CallerServices.Configure);

    [OneTimeTearDown]
    public async Task StopAsync() => await Host.DisposeAsync();

    [TestCase("/api/TellText?text=%22a%22", "\"a\"")]
    [TestCase("/json/reply/TellText?text=%C5%81", "Ł")]
    [TestCase("/api/TellText", "")]
    public async Task Text_is_written_as_it_is(string path, string expected)
    {
        var reply = await Host.GetAsync(path);

        Assert.That((reply.Status, reply.ContentType, reply.Body), Is.EqualTo((HttpStatusCode.OK, "text/plain; charset=utf-8", expected)));
    }

    [TestCase(0)]
    [TestCase(3)]
    public async Task Bytes_are_written_as_they_are(int count)
    {
        var reply = await Host.GetAsync(FormattableString.Invariant($"/api/TellBytes?count={count}"));

        Assert.That(reply.ContentType, Is.EqualTo("application/octet-stream"));
        Assert.That(Encoding.Latin1.GetBytes(reply.Body), Is.EqualTo(Enumerable.Range(0, count)));
    }

    [Test]
    public async Task An_error_is_JSON()
    {
        var reply = await Host.GetAsync("/api/TellBytes?count=many");

        Assert.That((reply.Status, reply.ErrorCode), Is.EqualTo((HttpStatusCode.BadRequest, "SerializationException")));
    }

    [TestCase("/api/TellText", """{"text/plain":{"schema":{"type":"string"}}}""")]
    [TestCase("/api/TellBytes", """{"application/octet-stream":{"schema":{"type":"string","format":"binary"}}}""")]
    public void OpenAPI_says_so(string path, string expected)
    {
        var document = JsonNode.Parse(SampleDocuments.Create(messages: ConfigureDocument).OpenApi)!;

        var content = document["paths"]![path]!["get"]!["responses"]!["200"]!["content"]!;

        Assert.That(content.ToJsonString(), Is.EqualTo(expected));
    }

    [TestCase("/metadata/TellText")]
    [TestCase("/metadata/TellBytes")]
    public async Task Pages_are_there(string path) => Assert.That((await Host.GetAsync(path)).Status, Is.EqualTo(HttpStatusCode.OK));

    private static void ConfigureDocument(MessagingOptions options)
    {
        CallerServices.Configure(options);
        options.Formats.Clear();
        options.Formats.Add(new JsonFormat());
    }
}
