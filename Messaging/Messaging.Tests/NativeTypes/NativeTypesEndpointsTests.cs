using System.Net;
using Messaging.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging.Tests.NativeTypes;

public sealed class NativeTypesEndpointsTests
{
    private TestHost? _host;

    private TestHost Host => _host!;

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await TestHost.StartSampleAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await Host.DisposeAsync();

    [TestCase("/types/typescript", "text/plain; charset=utf-8", "// @ts-nocheck")]
    [TestCase("/types/csharp", "text/plain; charset=utf-8", "namespace StockStats.ServiceModel")]
    [TestCase("/types/js", "text/javascript; charset=utf-8", "exports.QueryFinancialData = QueryFinancialData;")]
    [TestCase("/types/mjs", "text/javascript; charset=utf-8", "export class QueryFinancialData {")]
    [TestCase("/types/metadata", "application/json; charset=utf-8", "\"name\":\"QueryFinancialData\"")]
    [TestCase("/types/metadata.json", "application/json; charset=utf-8", "\"name\":\"QueryFinancialData\"")]
    public async Task Serves_each_language(string path, string contentType, string text)
    {
        var reply = await Host.GetAsync(path);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(reply.ContentType, Is.EqualTo(contentType));
        Assert.That(reply.Body, Does.Contain(text));
    }

    [Test]
    public async Task Takes_the_base_url_from_the_request_unless_it_is_given()
    {
        Assert.That((await Host.GetAsync("/types/mjs")).Body, Does.Contain($"\nBaseUrl: {Host.Client.BaseAddress!.ToString().TrimEnd('/')}\n"));
        Assert.That((await Host.GetAsync("/types/mjs?BaseUrl=https://a.example")).Body, Does.Contain("\nBaseUrl: https://a.example\n"));
    }

    [Test]
    public async Task Dates_what_it_generates()
    {
        var time = new FixedTime(new(2020, 2, 29, 1, 2, 3, TimeSpan.Zero));
        await using var host = await TestHost.StartAsync(SampleServices.Configure, builder => builder.Services.AddSingleton<TimeProvider>(time));

        Assert.That((await host.GetAsync("/types/csharp")).Body, Does.StartWith("/* Options:\nDate: 2020-02-29 01:02:03\n"));
    }

    [TestCase("/types/typescript")]
    [TestCase("/types/csharp?GlobalNamespace=Prices")]
    [TestCase("/types/js")]
    [TestCase("/types/mjs")]
    [TestCase("/types/metadata.json")]
    public async Task Tells_who_has_the_code_that_only_its_date_has_changed(string path)
    {
        var time = new FixedTime(new(2020, 2, 29, 1, 2, 3, TimeSpan.Zero));
        await using var host = await TestHost.StartAsync(SampleServices.Configure, builder => builder.Services.AddSingleton<TimeProvider>(time));
        var first = await host.GetAsync(path);
        time.Now = time.Now.AddDays(1);
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(first.Response.Headers.ETag!);

        var second = await host.SendAsync(again);

        Assert.That(first.Response.Headers.ETag!.IsWeak);
        Assert.That((second.Status, second.Body), Is.EqualTo((HttpStatusCode.NotModified, "")));
        Assert.That(second.Response.Headers.CacheControl!.NoCache);
    }

    [Test]
    public async Task Code_with_other_options_has_another_tag()
    {
        var tags = new HashSet<string>(StringComparer.Ordinal);
        foreach (var query in new[] { "", "?GlobalNamespace=A", "?GlobalNamespace=B", "?IncludeTypes=GetStatistics.*" })
            tags.Add((await Host.GetAsync($"/types/csharp{query}")).Response.Headers.ETag!.ToString());

        Assert.That(tags, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task Answers_options_that_cannot_be_read_in_the_envelope()
    {
        var reply = await Host.GetAsync("/types/typescript?MakePropertiesOptional=maybe&GlobalNamespace=a-b");

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(reply.ErrorCode, Is.EqualTo("SerializationException"));
        Assert.That(reply.FieldErrors, Is.EqualTo(["GlobalNamespace SerializationException", "MakePropertiesOptional SerializationException"]));
        Assert.That((string?)reply.Json["info"]!["error"], Is.EqualTo("Unable to read the options of '/types/typescript'"));
    }

    [Test]
    public async Task Ignores_options_it_does_not_know() =>
        Assert.That((await Host.GetAsync("/types/typescript?Package=x&Cache=false")).Status, Is.EqualTo(HttpStatusCode.OK));

    [TestCase("/types/cobol", HttpStatusCode.NotFound)]
    [TestCase("/types/typescript/more", HttpStatusCode.NotFound)]
    public async Task Answers_languages_it_does_not_know_in_the_envelope(string path, HttpStatusCode status)
    {
        var reply = await Host.GetAsync(path);

        Assert.That(reply.Status, Is.EqualTo(status));
        Assert.That(reply.ErrorCode, Is.EqualTo("NotFound"));
    }

    [Test]
    public async Task Refuses_other_verbs_but_answers_head()
    {
        var posted = await Host.PostJsonAsync("/types/csharp", "{}");
        var head = await Host.SendAsync(new(HttpMethod.Head, "/types/csharp"));

        Assert.That(posted.Status, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(posted.Allow, Is.EqualTo("GET, HEAD"));
        Assert.That(head.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(head.Body, Is.Empty);
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
