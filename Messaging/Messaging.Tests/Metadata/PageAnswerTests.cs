using System.Net;
using Messaging.Tests.Hosting;
using Microsoft.AspNetCore.Builder;

namespace Messaging.Tests.Metadata;

public sealed class PageAnswerTests : PagesFixture
{
    [TestCase("/metadata")]
    [TestCase("/types")]
    [TestCase("/metadata/Odd")]
    public async Task Comes_as_HTML_that_may_load_nothing_but_our_stylesheet(string path)
    {
        var reply = await Host.GetAsync(path, accept: "application/json");
        Assert.That((reply.Status, reply.ContentType), Is.EqualTo((HttpStatusCode.OK, "text/html; charset=utf-8")));
        Assert.That(
            reply.Response.Headers.GetValues("Content-Security-Policy"),
            Is.EqualTo(new[] { "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'" }));
        Assert.That(reply.Response.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
        Assert.That(reply.Response.Headers.CacheControl!.NoCache);
    }

    [TestCase("/metadata")]
    [TestCase("/metadata/Odd")]
    [TestCase("/json/metadata?op=Odd")]
    [TestCase("/types")]
    public async Task Answers_HEAD_with_the_length_that_GET_has(string path)
    {
        var get = await Host.GetAsync(path);
        var head = await Host.SendAsync(new(HttpMethod.Head, path));
        Assert.That(head.Body, Is.Empty);
        Assert.That((head.Status, head.ContentType), Is.EqualTo((get.Status, get.ContentType)));
        Assert.That(head.Response.Content.Headers.ContentLength, Is.EqualTo(System.Text.Encoding.UTF8.GetByteCount(get.Body)));
    }

    [TestCase("/metadata", "GET")]
    [TestCase("/metadata/Odd", "GET")]
    [TestCase("/metadata/Odd", "HEAD")]
    [TestCase("/json/metadata?op=Odd", "GET")]
    [TestCase("/types", "GET")]
    public async Task Tells_who_has_the_page_that_it_has_not_changed(string path, string verb)
    {
        var first = await Host.GetAsync(path);
        var tag = first.Response.Headers.ETag!;
        using var again = new HttpRequestMessage(new(verb), path);
        again.Headers.IfNoneMatch.Add(new("\"another\""));
        again.Headers.IfNoneMatch.Add(tag);

        var second = await Host.SendAsync(again);

        Assert.That(tag.IsWeak);
        Assert.That((second.Status, second.Body, second.ContentType), Is.EqualTo((HttpStatusCode.NotModified, "", default(string))));
        Assert.That(second.Response.Headers.ETag, Is.EqualTo(tag));
        Assert.That(second.Response.Headers.CacheControl!.NoCache);
    }

    [Test]
    public async Task Sends_the_page_to_who_has_another()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metadata/Odd");
        request.Headers.IfNoneMatch.Add((await Host.GetAsync("/metadata")).Response.Headers.ETag!);

        var reply = await Host.SendAsync(request);

        Assert.That((reply.Status, reply.Body.Length), Is.EqualTo((HttpStatusCode.OK, reply.Response.Content.Headers.ContentLength)));
    }

    [Test]
    public async Task A_page_with_another_address_in_it_has_another_tag()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metadata/Odd");
        request.Headers.Host = "prices.example.com";

        var other = (await Host.SendAsync(request)).Response.Headers.ETag;

        Assert.That(other, Is.Not.Null.And.Not.EqualTo((await Host.GetAsync("/metadata/Odd")).Response.Headers.ETag));
    }

    [Test]
    public async Task A_page_that_says_there_is_none_has_no_tag() =>
        Assert.That((await Host.GetAsync("/metadata/Nothing", accept: "text/html")).Response.Headers.ETag, Is.Null);

    [TestCase("/metadata")]
    [TestCase("/metadata/Odd")]
    public async Task Answers_405_with_Allow_for_a_wrong_verb(string path)
    {
        var reply = await Host.PostJsonAsync(path, "{}");
        Assert.That((reply.Status, reply.Allow), Is.EqualTo((HttpStatusCode.MethodNotAllowed, "GET, HEAD")));
        Assert.That(reply.ErrorCode, Is.EqualTo("MethodNotAllowed"));
    }

    [TestCase("/metadata/Nothing")]
    [TestCase("/json/metadata?op=Nothing")]
    public async Task Answers_an_unknown_message_with_a_page_to_browsers(string path)
    {
        var reply = await Host.GetAsync(path, accept: "text/html,application/xhtml+xml,*/*;q=0.8");
        Assert.That((reply.Status, reply.ContentType), Is.EqualTo((HttpStatusCode.NotFound, "text/html; charset=utf-8")));
        Assert.That(reply.Response.Headers.Vary, Has.Member("Accept"));
        Assert.That(reply.Body, Does.Contain("<h1>No such message</h1>"));
    }

    [TestCase("/metadata/Nothing", null)]
    [TestCase("/json/metadata?op=Nothing", "application/json")]
    [TestCase("/metadata/Nothing", "text/html;q=0, application/json")]
    public async Task Answers_an_unknown_message_in_the_envelope_to_programs(string path, string? accept)
    {
        var reply = await Host.GetAsync(path, accept);
        Assert.That((reply.Status, reply.ErrorCode), Is.EqualTo((HttpStatusCode.NotFound, "NotFound")));
        Assert.That(reply.Response.Headers.Vary, Has.Member("Accept"));
        Assert.That(reply.Message, Is.EqualTo("There is no message 'Nothing'; /metadata lists all there are."));
    }

    [TestCase("text/html", "Origin, Accept")]
    [TestCase("application/json", "Origin, Accept, Accept-Encoding")]
    public async Task Keeps_what_was_said_before_of_how_answers_vary(string accept, string expected)
    {
        await using var host = await TestHost.StartAsync(SampleServices.Configure, use: app => app.Use((context, next) =>
        {
            context.Response.Headers.Vary = "Origin";
            return next(context);
        }));

        Assert.That((await host.GetAsync("/metadata/Nothing", accept)).Vary, Is.EqualTo(expected));
    }

    [TestCase("/metadata/a/b")]
    [TestCase("/nosuchformat/metadata")]
    [TestCase("/metadata/style-0000000000000000.css")]
    public async Task Answers_404_for_any_other_address(string path)
    {
        Assert.That((await Host.GetAsync(path)).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Lets_browsers_keep_the_stylesheet_for_a_year()
    {
        var path = (await ReadAsync("/metadata")).QuerySelector("link")!.GetAttribute("href")!;
        var reply = await Host.GetAsync(path);
        var head = await Host.SendAsync(new(HttpMethod.Head, path));
        Assert.That((reply.Status, reply.ContentType), Is.EqualTo((HttpStatusCode.OK, "text/css; charset=utf-8")));
        Assert.That(reply.Response.Headers.CacheControl!.ToString(), Is.EqualTo("public, max-age=31536000, immutable"));
        Assert.That(head.Response.Content.Headers.ContentLength, Is.EqualTo(reply.Body.Length));
    }

    [TestCase("prices.example.com", "http://prices.example.com/api")]
    [TestCase("prices.example.com:8080", "http://prices.example.com:8080/api")]
    [TestCase("[::1]:5000", "http://[::1]:5000/api")]
    public async Task Puts_the_readers_own_address_into_commands(string host, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metadata/OddNothing");
        request.Headers.TryAddWithoutValidation("Host", host);
        var reply = await Host.SendAsync(request);
        Assert.That(reply.Body, Does.Contain($"curl -X PUT &#39;{expected}/OddNothing&#39;"));
    }

    [Test]
    public async Task Has_links_that_work_below_a_base_path()
    {
        await using var host = await TestHost.StartAsync(SampleServices.Configure, use: app => app.UsePathBase("/bas'e"));
        var reply = await host.GetAsync("/bas'e/metadata");
        Assert.That(reply.Body, Does.Contain("href=\"/bas&#39;e/metadata/GetStatistics\"").And.Not.Contain("href=\"/metadata"));
    }

    [TestCase("/metadata")]
    [TestCase("/types")]
    [TestCase("/metadata/GetStatistics")]
    [TestCase("/json/metadata?op=GetStatistics")]
    public async Task Can_be_switched_off(string path)
    {
        await using var host = await TestHost.StartAsync(options =>
        {
            SampleServices.Configure(options);
            options.Metadata.IsEnabled = false;
        });
        Assert.That((await host.GetAsync(path)).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
