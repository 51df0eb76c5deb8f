using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Messaging.OpenApi;
using Messaging.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using static Messaging.Tests.OpenApi.DocumentAsserts;

namespace Messaging.Tests.OpenApi;

/// <summary>The documents and Swagger UI on a real server.</summary>
[TestFixture]
public sealed partial class OpenApiHostTests
{
    private TestHost? _host;

    private TestHost Host => _host!;

    private string Authority => Host.Client.BaseAddress!.Authority;

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await StartHostAsync(_ => { });

    [OneTimeTearDown]
    public async Task StopAsync() => await Host.DisposeAsync();

    [Test]
    public async Task The_3_1_document_is_served_as_it_is_committed()
    {
        var reply = await Host.GetAsync("/openapi");

        Assert.That((reply.Status, reply.ContentType), Is.EqualTo((HttpStatusCode.OK, "application/json; charset=utf-8")));
        Assert.That(reply.Body, Is.EqualTo(Documents().OpenApi));
    }

    [Test]
    public async Task The_2_0_document_is_served_with_the_address_it_was_asked_at()
    {
        var reply = await Host.GetAsync("/openapi/v2.json");

        var expected = JsonNode.Parse(Documents().Swagger)!;
        expected["host"] = Authority;
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
        IsJson(reply.Json, expected.ToJsonString());
    }

    [Test]
    public async Task Below_a_path_base_documents_and_page_name_it()
    {
        await using var host = await StartHostAsync(app => app.UsePathBase("/prices"));

        var swagger = (await host.GetAsync("/prices/openapi/v2.json")).Json;
        var page = await host.GetAsync("/prices/api");

        IsJson((await host.GetAsync("/prices/openapi")).Json["servers"], """[{"url":"/prices"}]""");
        Assert.That((string?)swagger["basePath"], Is.EqualTo("/prices"));
        Assert.That(page.Body, Does.Contain("\"/prices/swagger-ui/start.js\" data-document=\"/prices/openapi\""));
    }

    [TestCase("/openapi")]
    [TestCase("/openapi/v2.json")]
    [TestCase("/swagger-ui")]
    [TestCase("/swagger-ui/swagger-ui.css")]
    public async Task Who_has_it_already_is_told_so(string path)
    {
        var first = await Host.GetAsync(path);
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(first.Response.Headers.ETag!);

        var second = await Host.SendAsync(again);

        Assert.That(first.Response.Headers.ETag!.IsWeak);
        Assert.That((second.Status, second.Body), Is.EqualTo((HttpStatusCode.NotModified, "")));
        Assert.That(first.Response.Headers.CacheControl!.NoCache, Is.True);
    }

    [Test]
    public async Task Head_is_get_without_a_body()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/openapi");

        var reply = await Host.SendAsync(request);

        Assert.That((reply.Status, reply.Body), Is.EqualTo((HttpStatusCode.OK, "")));
        Assert.That(reply.Response.Content.Headers.ContentLength, Is.EqualTo(Documents().OpenApi.Length));
    }

    [TestCase("/openapi")]
    [TestCase("/api")]
    public async Task A_wrong_verb_is_405_in_the_envelope(string path)
    {
        var reply = await Host.PostJsonAsync(path, "{}");

        Assert.That((reply.Status, reply.ErrorCode), Is.EqualTo((HttpStatusCode.MethodNotAllowed, "MethodNotAllowed")));
        Assert.That(reply.Allow, Is.EqualTo("GET, HEAD"));
    }

    [TestCase("/swagger-ui")]
    [TestCase("/swagger-ui/")]
    [TestCase("/api")]
    [TestCase("/api/")]
    public async Task The_page_is_there_and_everything_it_loads_is_this_servers(string path)
    {
        var reply = await Host.GetAsync(path, "text/html");

        Assert.That((reply.Status, reply.ContentType), Is.EqualTo((HttpStatusCode.OK, "text/html; charset=utf-8")));
        Assert.That(reply.Body, Does.Contain("<title>Sample &lt;prices&gt; &amp; more</title>"));
        string[] links = [.. Link().Matches(reply.Body).Select(match => match.Groups["path"].Value)];
        Assert.That(links, Has.Length.GreaterThan(5));
        foreach (var link in links)
        {
            Assert.That(link, Does.StartWith("/").And.Not.StartWith("//"));
            Assert.That((await Host.GetAsync(link)).Status, Is.EqualTo(HttpStatusCode.OK), link);
        }
    }

    [Test]
    public async Task The_page_may_load_nothing_from_elsewhere_and_has_no_script_in_it()
    {
        var reply = await Host.GetAsync("/api");

        var policy = reply.Response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.That(policy, Does.Contain("default-src 'none'").And.Contain("script-src 'self';").And.Contain("connect-src 'self';").And.Not.Contain("http"));
        Assert.That(Regex.Matches(reply.Body, "<script", RegexOptions.None, TimeSpan.FromSeconds(1)), Has.Count.EqualTo(2));
        Assert.That(Regex.Matches(reply.Body, "<script src=\"/[^>]*></script>", RegexOptions.None, TimeSpan.FromSeconds(1)), Has.Count.EqualTo(2));
        Assert.That((await Host.GetAsync("/swagger-ui/start.js")).Body, Does.Contain("validatorUrl: null"));
    }

    [Test]
    public async Task Messages_below_api_are_answered_by_their_services()
    {
        var reply = await Host.GetAsync("/api/QueryFinancialData?symbol=IBM");

        Assert.That((reply.Status, (string?)reply.Json["data"]![0]!["symbol"]), Is.EqualTo((HttpStatusCode.OK, "IBM")));
    }

    [TestCase("/api/NoSuchMessage")]
    [TestCase("/swagger-ui/no-such-file.js")]
    [TestCase("/swagger-ui/LICENSE")]
    [TestCase("/openapi/v3.json")]
    public async Task What_is_not_there_is_404_in_the_envelope(string path)
    {
        var reply = await Host.GetAsync(path);

        Assert.That((reply.Status, reply.ErrorCode), Is.EqualTo((HttpStatusCode.NotFound, "NotFound")));
    }

    [Test]
    public async Task Files_go_out_compressed_to_who_takes_that()
    {
        var plain = await Host.Client.GetByteArrayAsync("/swagger-ui/swagger-ui.css");
        using var asking = new HttpRequestMessage(HttpMethod.Get, "/swagger-ui/swagger-ui.css");
        asking.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip", 0.5));
        using var refusing = new HttpRequestMessage(HttpMethod.Get, "/swagger-ui/swagger-ui.css");
        refusing.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip", 0));

        using var compressed = await Host.Client.SendAsync(asking);
        using var refused = await Host.Client.SendAsync(refusing);

        Assert.That(compressed.Content.Headers.ContentEncoding, Is.EqualTo(new[] { "gzip" }));
        Assert.That((await compressed.Content.ReadAsByteArrayAsync()).Length, Is.LessThan(plain.Length / 2));
        Assert.That(await refused.Content.ReadAsByteArrayAsync(), Is.EqualTo(plain));
        Assert.That(compressed.Headers.ETag, Is.Not.EqualTo(refused.Headers.ETag));
        Assert.That(compressed.Headers.Vary, Does.Contain("Accept-Encoding"));
    }

    [Test]
    public async Task Files_keep_what_was_said_before_of_how_they_vary()
    {
        await using var host = await StartHostAsync(app => app.Use((context, next) =>
        {
            context.Response.Headers.Vary = "Origin";
            return next(context);
        }));

        Assert.That((await host.GetAsync("/swagger-ui/swagger-ui.css")).Vary, Is.EqualTo("Origin, Accept-Encoding"));
    }

    [Test]
    public async Task The_example_of_a_request_is_taken_by_its_service()
    {
        var example = JsonNode.Parse(Documents().OpenApi)!
            .Operation("/api/financial_data", "post")["requestBody"]!["content"]!["application/json"]!["example"]!;

        var reply = await Host.PostJsonAsync("/api/financial_data", example.ToJsonString());

        Assert.That((reply.Status, (int)reply.Json["inserted"]!), Is.EqualTo((HttpStatusCode.OK, 1)));
    }

    private static OpenApiDocuments Documents() => SampleDocuments.Create(messages: Configure);

    private static Task<TestHost> StartHostAsync(Action<WebApplication> use) => TestHost.StartAsync(
        Configure,
        builder => builder.Services.AddOpenApiDocuments(SampleDocuments.Configure),
        app =>
        {
            use(app);
            app.UseRouting();
            app.MapOpenApiDocuments();
        });

    private static void Configure(MessagingOptions options)
    {
        SampleServices.Configure(options);
        options.Services.Add(typeof(EchoServices));
    }

    [GeneratedRegex("(src|href|data-document)=\"(?<path>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
