using StockStats.Tests.Program;

namespace StockStats.Tests.Security;

/// <summary>A wrong setting stops the start with one line, which shows no secret; and the task that makes keys.</summary>
[TestFixture, Category("Program"), Parallelizable(ParallelScope.Children)]
public sealed class SecuritySettingsTests
{
    private TemporaryFolder _folder = null!;

    [OneTimeSetUp]
    public void Create() => _folder = new();

    [OneTimeTearDown]
    public void Remove() => _folder.Dispose();

    [TestCase("Cors:Origins", "*", "Cors:Origins has '*': expected origins such as https://prices.example.com, with no path; * is not taken, since keys are sent along")]
    [TestCase("Cors:Origins", "https://a.example.com,https://*.example.com", "Cors:Origins has 'https://*.example.com': expected origins")]
    [TestCase("Cors:Origins", "https://a.example.com/", "Cors:Origins has 'https://a.example.com/': expected origins")]
    [TestCase("Cors:Origins", "null", "Cors:Origins has 'null': expected origins")]
    [TestCase("Proxies:Known", "10.0.0.0/40", "Proxies:Known has '10.0.0.0/40': expected an address such as 10.0.0.5 or a network such as 10.0.0.0/8")]
    [TestCase("Proxies:Known", "proxy.example.com", "Proxies:Known has 'proxy.example.com': expected an address")]
    [TestCase("Https:HstsSeconds", "-1", "Https:HstsSeconds is '-1': expected 0 to 63072000")]
    [TestCase("RateLimit:ReadsPerMinute", "1", "RateLimit:ReadsPerMinute is '1': expected 2 to 1000000")]
    [TestCase("RateLimit:WritesPerMinute", "1000001", "RateLimit:WritesPerMinute is '1000001': expected 2 to 1000000")]
    [TestCase("Auth:Reading", "ajar", "Auth:Reading is 'ajar': expected open or closed")]
    [TestCase("Auth:Authority", "http://login.example.com", "Auth:Audience is not set: expected")]
    [TestCase("Auth:Keys:loader:KeySha256", "abc", "Auth:Keys:loader:KeySha256 is no SHA-256: expected 64 hexadecimal digits")]
    public async Task Is_named(string setting, string value, string message)
    {
        var run = await ProgramRun.OfAsync(_folder.Path, $"--{setting}", value, "--AppTasks=migrate");

        Assert.That(run.ExitCode, Is.EqualTo(2), run.Output);
        Assert.That(run.Error.Trim(), Does.StartWith(message).And.Not.Contain("\n"));
    }

    [Test]
    public async Task A_new_key_is_printed_once_and_good_with_the_printed_settings_and_its_use_is_listed()
    {
        using var folder = new TemporaryFolder();
        var made = await ProgramRun.OfAsync(folder.Path, "--AppTasks=keys", "--new", "nightly", "--scopes", "prices:write,metrics:read");
        var lines = made.Output.Trim().Split('\n');
        var key = lines[0].Split(' ')[^1];
        string[] settings = [.. lines[^2..].SelectMany(line => line.Split('=', 2)).Select((part, i) => i % 2 == 0 ? "--" + part.Replace("__", ":", StringComparison.Ordinal) : part)];

        var before = await ProgramRun.OfAsync(folder.Path, [.. settings, "--AppTasks=keys"]);
        await using (var server = await RunningServer.StartAsync(folder.Path, settings))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/financial_data") { Headers = { { "X-Api-Key", key } } };
            using var answer = await server.Client.SendAsync(request);
            Assert.That((int)answer.StatusCode, Is.EqualTo(400), "known, and told that rows are missing");
            Assert.That(await server.StopAsync(), Is.Zero);
        }

        var after = await ProgramRun.OfAsync(folder.Path, [.. settings, "--AppTasks=keys"]);

        Assert.Multiple(() =>
        {
            Assert.That(made.ExitCode, Is.Zero, made.Error);
            Assert.That(before.LastLine, Is.EqualTo("nightly: metrics:read,prices:write, last used never"), before.Error);
            Assert.That(after.LastLine, Does.Match(@"^nightly: metrics:read,prices:write, last used 20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$"));
            Assert.That(before.Output + after.Output + string.Join(' ', settings), Does.Not.Contain(key));
        });
    }

    [TestCase(new[] { "--new", "a b", "--scopes", "prices:write" }, "--new 'a b' is no name of a key")]
    [TestCase(new[] { "--new", "a__b", "--scopes", "prices:write" }, "--new 'a__b' is no name of a key")]
    [TestCase(new[] { "--new", "a" }, "--scopes is empty: expected prices:write, ingest:run, metrics:read")]
    [TestCase(new[] { "--new", "a", "--scopes", "prices:all" }, "--scopes has 'prices:all'")]
    [TestCase(new[] { "--scopes", "prices:write" }, "--scopes belongs to a new key")]
    public async Task A_key_that_cannot_be_made_is_wrong_usage(string[] options, string message)
    {
        var run = await ProgramRun.OfAsync(_folder.Path, ["--AppTasks=keys", .. options]);

        Assert.That(run.ExitCode, Is.EqualTo(2), run.Output);
        Assert.That(run.Error, Does.StartWith(message));
    }

    [Test]
    public async Task Without_keys_the_list_says_how_to_make_one() => Assert.That(
        (await ProgramRun.OfAsync(_folder.Path, "--AppTasks=keys")).LastLine, Is.EqualTo("no keys: --AppTasks=keys --new NAME --scopes prices:write makes one"));
}
