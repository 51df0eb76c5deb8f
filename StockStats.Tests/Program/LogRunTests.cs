using System.Net;
using System.Text.Json;

namespace StockStats.Tests.Program;

/// <summary>What the real program logs, and what it does where it cannot.</summary>
[TestFixture, Category("Program"), Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LogRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task In_production_every_line_is_a_JSON_object_and_one_tells_each_request_under_its_id()
    {
        string id;
        await using (var server = await RunningServer.StartAsync(_folder.Path, "--Log:Requests", "true"))
        {
            using var response = await server.Client.GetAsync("/api/symbols?search=S3CRETKEY42");
            id = response.Headers.GetValues("X-Request-Id").Single();
            await server.StopAsync();
        }

        var lines = Lines("production").Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var told = lines.Single(line => line.TryGetProperty("Milliseconds", out _));
        Assert.Multiple(() =>
        {
            Assert.That((Text(told, "Method"), Text(told, "Path"), Text(told, "Request"), Text(told, "RequestId"), Text(told, "Caller")),
                Is.EqualTo(("GET", "/api/symbols", "QuerySymbols", id, "anonymous")));
            Assert.That((told.GetProperty("Status").GetInt32(), told.GetProperty("EventId").GetProperty("Id").GetInt32()), Is.EqualTo((200, 1040)));
            Assert.That((told.GetProperty("Milliseconds").GetDouble(), told.GetProperty("Bytes").GetInt64()), Is.GreaterThan((0.0, 0L)));
            Assert.That(string.Join('\n', Lines("production")), Does.Not.Contain("S3CRETKEY42"));
        });
    }

    [Test]
    public async Task In_development_lines_are_for_people_and_requests_are_not_told()
    {
        await using (var server = await RunningServer.StartAsync(_folder.Path, "--environment", "Development"))
        {
            using var response = await server.Client.GetAsync("/api/symbols");
            await server.StopAsync();
        }

        Assert.That(Lines("development"), Has.Some.Contains("INF] Now listening on").And.None.Contains("/api/symbols").And.None.StartsWith("{"));
    }

    [TestCase("Log:Folder", "a-file/log")]
    [TestCase("Log:Folder", "/proc/nowhere")]
    [TestCase("Log:Folder", "")]
    public async Task Without_a_folder_to_write_to_it_serves_all_the_same(string setting, string value)
    {
        _folder.Write("a-file", "");
        await using var server = await RunningServer.StartAsync(_folder.Path, $"--{setting}={value}");

        using var response = await server.Client.GetAsync("/api/symbols");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Directory.Exists(_folder.File("data/log")), Is.False);
        Assert.That(await server.StopAsync(), Is.Zero);
    }

    [Test]
    public async Task Files_are_as_many_and_as_large_as_the_settings_say()
    {
        const int Bytes = 10_000;
        await using (var server = await RunningServer.StartAsync(
            _folder.Path, "--Log:Requests", "true", "--Log:Files", "2", "--Log:FileBytes", $"{Bytes}"))
        {
            for (var i = 0; i < 200; i++)
                using (await server.Client.GetAsync("/health/live")) { }
            await server.StopAsync();
        }

        var files = new DirectoryInfo(_folder.File("data/log")).GetFiles();
        Assert.That(files, Has.Length.EqualTo(2));
        Assert.That(files.Select(file => file.Length), Has.All.LessThan(Bytes + 2_000L), "a line is not cut");
    }

    private static string? Text(JsonElement line, string name) => line.GetProperty(name).GetString();

    private string[] Lines(string environment) =>
        [.. Directory.GetFiles(_folder.File("data/log"), $"{environment}-*.log").SelectMany(File.ReadAllLines)];
}
