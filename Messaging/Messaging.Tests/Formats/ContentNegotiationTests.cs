using System.IO.Pipelines;
using System.Net;
using Messaging.Binding;
using Messaging.Catalog;
using Messaging.Errors;
using Messaging.Formats;
using Messaging.Tests.Hosting;
using Microsoft.AspNetCore.Http;

namespace Messaging.Tests.Formats;

public sealed class ContentNegotiationTests
{
    private TestHost? _host;

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await TestHost.StartAsync(options =>
    {
        SampleServices.Configure(options);
        options.Formats.Clear();
        options.Formats.Add(new JsonFormat());
        options.Formats.Add(new NameFormat());
    });

    [OneTimeTearDown]
    public async Task StopAsync() => await _host!.DisposeAsync();

    [TestCase(null, "application/json; charset=utf-8")]
    [TestCase("", "application/json; charset=utf-8")]
    [TestCase("*/*", "application/json; charset=utf-8")]
    [TestCase("application/json", "application/json; charset=utf-8")]
    [TestCase("Application/JSON", "application/json; charset=utf-8")]
    [TestCase("application/*", "application/json; charset=utf-8")]
    [TestCase("text/html", "application/json; charset=utf-8")]
    [TestCase("text/html,application/xhtml+xml,text/name;q=0.9,*/*;q=0.8", "application/json; charset=utf-8")]
    [TestCase("text/name", "text/name")]
    [TestCase("text/name, */*;q=0.1", "text/name")]
    [TestCase("text/name, */*", "text/name")]
    [TestCase("*/*, text/name", "text/name")]
    [TestCase("application/json;q=0.5, text/name", "text/name")]
    [TestCase("application/json;q=0.5, text/name;q=0.4", "application/json; charset=utf-8")]
    [TestCase("text/name, application/json", "text/name")]
    [TestCase("application/json, text/name", "application/json; charset=utf-8")]
    [TestCase("*/*, application/json;q=0", "text/name")]
    [TestCase("image/png, text/name;q=0.001", "text/name")]
    [TestCase("nonsense", "application/json; charset=utf-8")]
    public async Task Chooses_the_format_asked_for(string? accept, string contentType)
    {
        var reply = await _host!.GetAsync("/api/QueryFinancialData", accept);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Body);
        Assert.That(reply.ContentType, Is.EqualTo(contentType));
        Assert.That(reply.Vary, Is.EqualTo("Accept, Accept-Encoding"));
    }

    [TestCase("image/png")]
    [TestCase("application/json;q=0, text/name;q=0")]
    [TestCase("image/*, text/plain")]
    public async Task Answers_406_in_json_when_nothing_fits(string accept)
    {
        var reply = await _host!.GetAsync("/api/QueryFinancialData", accept);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.NotAcceptable));
        Assert.That(reply.ContentType, Is.EqualTo("application/json; charset=utf-8"));
        Assert.That(reply.ErrorCode, Is.EqualTo("NotAcceptable"));
        Assert.That(reply.Message, Does.Contain("application/json, text/name"));
    }

    [TestCase("/api/QueryFinancialData?limit=x", 400)]
    [TestCase("/api/nothing_here", 404)]
    public async Task Writes_errors_in_the_format_asked_for(string path, int status)
    {
        var reply = await _host!.GetAsync(path, "text/name");

        Assert.That((int)reply.Status, Is.EqualTo(status));
        Assert.That(reply.ContentType, Is.EqualTo("text/name"));
    }

    [Test]
    public async Task Reads_a_body_in_the_format_it_is_labelled_with()
    {
        var reply = await _host!.PostAsync("/api/StoreFinancialData", "anything"u8.ToArray(), "text/name");

        Assert.That(reply.Body, Is.EqualTo("""{"inserted":1,"updated":0}"""));
    }

    /// <summary>Writes the name of the type, and reads every body as one row.</summary>
    private sealed class NameFormat() : MessageFormat("name", "text/name", "text/name")
    {
        public override Task WriteAsync(HttpResponse response, object body, Message? message) => response.WriteAsync(body.GetType().Name);

        public override async ValueTask<Failure?> ReadAsync(PipeReader body, RequestBinding binding, CancellationToken cancellationToken)
        {
            await body.CopyToAsync(Stream.Null, cancellationToken);
            binding.SetValue(binding.Message.FindField("data")!, new List<StockStats.ServiceModel.FinancialData> { new() });
            return null;
        }
    }
}
