using System.Collections.Concurrent;
using Messaging.Errors;
using Messaging.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Messaging.Tests.Validation;

/// <summary>A host that says who may ask, of messages and of endpoints of its own.</summary>
public sealed class AdmissionTests
{
    private const string Good = """{"symbol":"IBM","start_date":"2010-01-01","end_date":"2010-01-10"}""";

    private readonly ConcurrentQueue<string> _asked = new();

    private TestHost? _host;

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await TestHost.StartAsync(
        options =>
        {
            SampleServices.Configure(options);
            options.Admission = (context, message, further) =>
            {
                _asked.Enqueue($"{message.Name} {further}");
                return new(context.Request.Headers.ContainsKey("X-Bad") || further > 2 ? new Failure(429, "TooManyRequests", "Later.") : null);
            };
        },
        use: app =>
        {
            app.MapGroup("").Guard(Refuse).Map("/plain", (RequestDelegate)(context => context.Response.WriteAsync("plain")));
            app.MapGet("/handler", () => "handler").Guard(Refuse);
        });

    [OneTimeTearDown]
    public async Task StopAsync() => await _host!.DisposeAsync();

    [SetUp]
    public void Forget() => _asked.Clear();

    [Test]
    public async Task Is_asked_before_anything_of_the_request_is_read()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/StoreFinancialData") { Content = new StringContent("{ no json"), Headers = { { "X-Bad", "1" } } };

        var reply = await _host!.SendAsync(request);

        Assert.That(((int)reply.Status, reply.ErrorCode, reply.Message), Is.EqualTo((429, "TooManyRequests", "Later.")));
        Assert.That(_asked, Is.EqualTo(new[] { "StoreFinancialData 0" }));
    }

    [TestCase(1, 200, 1)]
    [TestCase(3, 200, 2)]
    [TestCase(4, 429, 2)]
    public async Task Is_asked_of_a_batch_once_more_when_its_length_is_known(int length, int status, int asked)
    {
        var reply = await _host!.PostJsonAsync("/api/GetStatistics[]", $"[{string.Join(',', Enumerable.Repeat(Good, length))}]");

        Assert.That((int)reply.Status, Is.EqualTo(status), reply.Body);
        Assert.That(_asked, Is.EqualTo(new[] { "GetStatistics 0", $"GetStatistics {length - 1}" }.Take(asked)));
    }

    [TestCase("/plain")]
    [TestCase("/handler")]
    public async Task A_guarded_endpoint_is_refused_in_the_envelope_and_in_the_format_asked_for(string path)
    {
        using var bad = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "X-Bad", "1" } } };

        var refused = await _host!.SendAsync(bad);
        var good = await _host.GetAsync(path);

        Assert.That(((int)refused.Status, refused.ErrorCode, good.Body), Is.EqualTo((401, "Unauthorized", path[1..])));
        Assert.That(_asked, Is.Empty);
    }

    private static ValueTask<Failure?> Refuse(HttpContext context) =>
        new(context.Request.Headers.ContainsKey("X-Bad") ? new Failure(401, "Unauthorized", "Who are you?") : null);
}
