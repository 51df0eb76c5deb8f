using System.Net;
using System.Text.RegularExpressions;

namespace Messaging.Tests.Hosting;

/// <summary>Where the host says what an answer was made from, callers who have it already are not sent it again.</summary>
public sealed partial class AnswerVersionTests
{
    private const string Path = "/api/QueryFinancialData";

    private string? _version = "1";
    private TestHost _host = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await TestHost.StartAsync(options =>
    {
        SampleServices.Configure(options);
        options.AnswerVersion = _ => _version;
    });

    [OneTimeTearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [SetUp]
    public void Reset() => _version = "1";

    [Test]
    public async Task An_answer_has_a_weak_tag_and_is_asked_for_again_each_time()
    {
        var answer = await _host.GetAsync(Path);

        Assert.That(Tag(answer), Does.Match(Weak()));
        Assert.That((answer.Status, answer.Response.Headers.CacheControl!.ToString(), answer.Vary),
            Is.EqualTo((HttpStatusCode.OK, "no-cache", "Accept, Accept-Encoding")));
    }

    [TestCase("GET")]
    [TestCase("HEAD")]
    public async Task Who_has_it_already_gets_304_without_a_body(string method)
    {
        var tag = Tag(await _host.GetAsync(Path));

        var again = await AskAsync(method, tag);

        Assert.That((again.Status, again.Body, Tag(again), again.Vary),
            Is.EqualTo((HttpStatusCode.NotModified, "", tag, "Accept, Accept-Encoding")));
    }

    [Test]
    public async Task Another_version_is_sent_whole()
    {
        var tag = Tag(await _host.GetAsync(Path));
        _version = "2";

        var again = await AskAsync("GET", tag);

        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Tag(again), Is.Not.EqualTo(tag));
    }

    [Test]
    public async Task Another_format_has_another_tag() =>
        Assert.That(Tag(await _host.GetAsync(Path + ".csv")), Is.Not.EqualTo(Tag(await _host.GetAsync(Path))));

    [Test]
    public async Task An_answer_without_a_version_an_error_and_an_answer_to_POST_have_no_tag()
    {
        var error = await _host.GetAsync(Path + "?limit=x");
        var posted = await _host.PostJsonAsync("/json/reply/QueryFinancialData", "{}");
        _version = null;
        var none = await _host.GetAsync(Path);

        Assert.That(new[] { error, posted, none }.Select(reply => reply.Response.Headers.ETag), Has.All.Null);
    }

    private static string Tag(Reply reply) => reply.Response.Headers.ETag!.ToString();

    private async Task<Reply> AskAsync(string method, string tag)
    {
        using var request = new HttpRequestMessage(new(method), Path);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await _host.SendAsync(request);
    }

    [GeneratedRegex("^W/\"[0-9a-f]{24}\"$", RegexOptions.CultureInvariant)]
    private static partial Regex Weak();
}
