using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Messaging.Tests.Hosting;

/// <summary>Where the host says what an answer was made from, callers who have it already are not sent it again.</summary>
public sealed partial class AnswerVersionTests
{
    private const string Path = "/api/QueryFinancialData";

    private string? _version = "1";
    private TimeSpan? _age;
    private TestHost _host = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await TestHost.StartAsync(options =>
    {
        SampleServices.Configure(options);
        options.AnswerVersion = _ => _version;
        options.AnswerAge = _ => _age;
    });

    [OneTimeTearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [SetUp]
    public void Reset() => (_version, _age) = ("1", null);

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

    [TestCase("*")]
    [TestCase("\"other\", {0}")]
    [TestCase("{0}, W/\"other\"")]
    public async Task A_list_with_its_tag_and_a_star_are_answered_304(string pattern)
    {
        var tag = Tag(await _host.GetAsync(Path));

        var again = await AskAsync("GET", string.Format(CultureInfo.InvariantCulture, pattern, tag));

        Assert.That((again.Status, again.Body), Is.EqualTo((HttpStatusCode.NotModified, "")));
    }

    [TestCase("\"other\", W/\"another\"")]
    [TestCase("no tag at all")]
    [TestCase("")]
    public async Task Other_tags_and_what_is_no_tag_are_sent_the_answer(string tags) =>
        Assert.That((await AskAsync("GET", tags)).Status, Is.EqualTo(HttpStatusCode.OK));

    [TestCase("GET", "br")]
    [TestCase("GET", "gzip")]
    [TestCase("HEAD", "br")]
    [TestCase("HEAD", "gzip")]
    public async Task A_compressed_answer_has_the_same_tag_and_is_answered_304_too(string method, string coding)
    {
        var plain = await _host.GetAsync(Path);

        var compressed = await AskAsync("GET", tag: null, coding);
        var again = await AskAsync(method, Tag(plain), coding);

        Assert.That((Tag(compressed), compressed.Vary), Is.EqualTo((Tag(plain), "Accept, Accept-Encoding")));
        Assert.That(compressed.Response.Content.Headers.ContentEncoding, Is.EqualTo(new[] { coding }));
        Assert.That((again.Status, again.Body, Tag(again), again.Vary),
            Is.EqualTo((HttpStatusCode.NotModified, "", Tag(plain), "Accept, Accept-Encoding")));
        Assert.That(again.Response.Content.Headers.ContentEncoding, Is.Empty);
    }

    [Test]
    public async Task An_answer_that_may_be_kept_says_for_how_long_also_when_it_is_known()
    {
        _age = TimeSpan.FromSeconds(3_600.5);
        var answer = await _host.GetAsync(Path);

        var again = await AskAsync("GET", Tag(answer));

        Assert.That(new[] { answer, again }.Select(reply => reply.Response.Headers.CacheControl!.ToString()), Is.All.EqualTo("max-age=3600"));
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

    private async Task<Reply> AskAsync(string method, string? tag, string? coding = null)
    {
        using var request = new HttpRequestMessage(new(method), Path);
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        if (coding is not null) request.Headers.Add("Accept-Encoding", coding);
        return await _host.SendAsync(request);
    }

    [GeneratedRegex("^W/\"json[.]1\"$", RegexOptions.CultureInvariant)]
    private static partial Regex Weak();
}
