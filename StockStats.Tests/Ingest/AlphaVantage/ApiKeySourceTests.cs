using Microsoft.Extensions.DependencyInjection;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Ingest.AlphaVantage;
using StockStats.Tests.Ingest.Support;

namespace StockStats.Tests.Ingest.AlphaVantage;

[TestFixture]
public sealed class ApiKeySourceTests
{
    [Test]
    public async Task Tells_which_settings_there_are_where_none_is_set()
    {
        using var sources = new Sources();

        var refusal = await RefusalAsync(sources);

        Assert.That(refusal.Message, Does.StartWith("No AlphaVantage key is set.").And.Contain("AlphaVantage:ApiKey")
            .And.Contain("AlphaVantage:ApiKeyFile").And.Contain("AlphaVantage:ApiKeyUrl"));
    }

    [TestCase(" KEY1\n", "KEY1")]
    [TestCase("A-b_c.9", "A-b_c.9")]
    public async Task Takes_the_value_without_white_space_around_it(string value, string key)
    {
        using var sources = new Sources([new("AlphaVantage:ApiKey", value)]);

        Assert.That((await Source(sources).GetAsync(CancellationToken.None)).Key, Is.EqualTo(key));
    }

    [TestCase("two words")]
    [TestCase("key&function=X")]
    [TestCase("<html>")]
    [TestCase("\n")]
    public async Task Refuses_what_can_be_no_key_without_showing_it(string value)
    {
        using var sources = new Sources([new("AlphaVantage:ApiKey", value)]);

        Assert.That((await RefusalAsync(sources)).Message,
            Is.EqualTo("AlphaVantage:ApiKey holds no key: one line of letters and digits, at most 128, is expected."));
    }

    [Test]
    public async Task Reads_the_file_anew_each_time()
    {
        using var file = new TemporaryFile("FIRST\n");
        using var sources = new Sources([new("AlphaVantage:ApiKeyFile", file.Path)]);
        var source = Source(sources);

        Assert.That((await source.GetAsync(CancellationToken.None)).Key, Is.EqualTo("FIRST"));
        await File.WriteAllTextAsync(file.Path, "SECOND");
        Assert.That((await source.GetAsync(CancellationToken.None)).Key, Is.EqualTo("SECOND"));
    }

    [TestCase("")]
    [TestCase("one\ntwo")]
    public async Task Refuses_a_file_that_holds_no_key(string content)
    {
        using var file = new TemporaryFile(content);
        using var sources = new Sources([new("AlphaVantage:ApiKeyFile", file.Path)]);

        Assert.That((await RefusalAsync(sources)).Message, Does.StartWith("AlphaVantage:ApiKeyFile holds no key"));
    }

    [Test]
    public async Task Refuses_a_file_longer_than_any_key()
    {
        using var file = new TemporaryFile(new string('A', 100_000));
        using var sources = new Sources([new("AlphaVantage:ApiKeyFile", file.Path)]);

        Assert.That((await RefusalAsync(sources)).Message, Does.StartWith("AlphaVantage:ApiKeyFile holds no key"));
    }

    [Test]
    public async Task Names_a_file_that_cannot_be_read()
    {
        using var sources = new Sources([new("AlphaVantage:ApiKeyFile", "/nowhere/key")]);

        Assert.That((await RefusalAsync(sources)).Message, Does.Contain("'/nowhere/key'").And.Contain("AlphaVantage:ApiKeyFile"));
    }

    [Test]
    public async Task Asks_an_address_once_an_hour()
    {
        await using var server = await ReplayServer.StartAsync(ReplayServer.Body("FIRST\n"), ReplayServer.Body("SECOND"));
        using var sources = new Sources([new("AlphaVantage:ApiKeyUrl", $"{server.Address}/secret")]);
        var source = Source(sources);

        Assert.That((await source.GetAsync(CancellationToken.None)).Key, Is.EqualTo("FIRST"));
        sources.Time.Advance(TimeSpan.FromMinutes(59));
        Assert.That((await source.GetAsync(CancellationToken.None)).Key, Is.EqualTo("FIRST"));
        sources.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await source.GetAsync(CancellationToken.None)).Key, Is.EqualTo("SECOND"));
        Assert.That(server.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Tells_only_the_host_of_an_address_that_gives_no_key()
    {
        await using var server = await ReplayServer.StartAsync(
            ReplayServer.Body("no", 403), ReplayServer.Body(new string('A', 5000)), ReplayServer.RedirectsTo("/"), ReplayServer.Hangs);
        using var sources = new Sources(
            [new("AlphaVantage:ApiKeyUrl", $"{server.Address}/secret"), new("AlphaVantage:KeyTimeoutSeconds", "1")]);

        for (var i = 1; i <= 4; i++)
        {
            Assert.That((await RefusalAsync(sources)).Message,
                Does.Contain("on 127.0.0.1 that AlphaVantage:ApiKeyUrl names").And.Not.Contain("secret"));
            Assert.That(server.Requests, Has.Count.EqualTo(i));
            sources.Time.Advance(ApiKeySource.Rest);
        }

        Assert.That(sources.Log.Lines, Has.None.Contains("secret"));
    }

    [Test]
    public async Task Asks_an_address_that_fails_three_times_in_all()
    {
        var (bad, good) = (ReplayServer.Body("no", 500), ReplayServer.Body("KEY"));
        await using var recovering = await ReplayServer.StartAsync(bad, bad, good);
        await using var down = await ReplayServer.StartAsync(bad);
        using var sources = new Sources([new("AlphaVantage:ApiKeyUrl", $"{recovering.Address}/secret")]);
        using var without = new Sources([new("AlphaVantage:ApiKeyUrl", $"{down.Address}/secret")]);

        Assert.That((await Source(sources).GetAsync(CancellationToken.None)).Key, Is.EqualTo("KEY"));
        Assert.That((await RefusalAsync(without)).Message, Does.Contain("gave no key"));
        Assert.That((recovering.Requests.Count, down.Requests.Count), Is.EqualTo((3, 3)));
        Assert.That(sources.Log.Lines.Concat(without.Log.Lines), Has.None.Contains("secret"));
    }

    [Test]
    public async Task Leaves_an_address_that_gave_no_key_alone_for_5_minutes()
    {
        await using var server = await ReplayServer.StartAsync(ReplayServer.Body("no", 403), ReplayServer.Body("KEY"));
        using var sources = new Sources([new("AlphaVantage:ApiKeyUrl", $"{server.Address}/secret")]);

        var first = await RefusalAsync(sources);
        sources.Time.Advance(ApiKeySource.Rest - TimeSpan.FromTicks(1));
        var resting = await RefusalAsync(sources);
        var asked = server.Requests.Count;
        sources.Time.Advance(TimeSpan.FromTicks(1));
        var later = await Source(sources).GetAsync(CancellationToken.None);

        Assert.That((resting, asked, later.Key, server.Requests.Count), Is.EqualTo((first, 1, "KEY", 2)));
    }

    [Test]
    public async Task Asks_an_address_once_for_all_that_want_the_key_at_once_and_goes_on_where_one_of_them_leaves()
    {
        await using var server = await ReplayServer.StartAsync(ReplayServer.Body("KEY"));
        using var sources = new Sources([new("AlphaVantage:ApiKeyUrl", $"{server.Address}/secret")]);

        var gone = Source(sources).GetAsync(new(canceled: true));
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Source(sources).GetAsync(CancellationToken.None)));

        await Assert.ThatAsync(() => gone, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(answers.Select(answer => answer.Key), Has.All.EqualTo("KEY"));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [TestCase("KEY", "text/plain; charset=none-such")]
    [TestCase("\uFEFFKEY\n", "text/plain")]
    public async Task Takes_the_key_whatever_character_set_the_answer_names(string body, string type)
    {
        await using var server = await ReplayServer.StartAsync(ReplayServer.Body(body, type: type));
        using var sources = new Sources([new("AlphaVantage:ApiKeyUrl", $"{server.Address}/secret")]);

        Assert.That((await Source(sources).GetAsync(CancellationToken.None)).Key, Is.EqualTo("KEY"));
    }

    private static ApiKeySource Source(Sources sources) => sources.Services.GetRequiredService<ApiKeySource>();

    private static async Task<Refusal> RefusalAsync(Sources sources)
    {
        var (key, refusal) = await Source(sources).GetAsync(CancellationToken.None);
        Assert.That((key, refusal?.Kind), Is.EqualTo(((string?)null, (RefusalKind?)RefusalKind.NoKey)));
        return refusal!;
    }

    private sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(string content) => File.WriteAllText(Path, content);

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}
