using System.Diagnostics;

namespace StockStats.Tests.Program;

/// <summary>Every curl of the README, run against a first start in Development, prints what the README shows below it.</summary>
[TestFixture, Category("Program")]
public sealed class ReadmeTests
{
    private const string Prompt = "$ curl ";
    private const string DocumentedAddress = "localhost:5000";

    private TemporaryFolder _folder = null!;
    private RunningServer _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _folder = new();
        _server = await RunningServer.StartAsync(_folder.Path, "--environment", "Development");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [TestCaseSource(nameof(Examples))]
    public async Task An_example_prints_what_the_readme_shows(string command, string expected)
    {
        var start = new ProcessStartInfo("bash", ["-c", command.Replace(DocumentedAddress, _server.Address.Authority, StringComparison.Ordinal)])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["no_proxy"] = "127.0.0.1,localhost";
        using var curl = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));

        var output = await curl.StandardOutput.ReadToEndAsync(patience.Token);
        await curl.WaitForExitAsync(patience.Token);

        Assert.That(output.Replace("\r", "", StringComparison.Ordinal).TrimEnd(), Is.EqualTo(expected.TrimEnd()));
    }

    /// <summary>Blocks of the README that start with a prompt: each command, and the lines below it up to the next one.</summary>
    private static IEnumerable<TestCaseData> Examples()
    {
        var blocks = File.ReadAllText(Path.Combine(BuiltFrom.Repository, "README.md")).Split("```")
            .Where((_, i) => i % 2 == 1)
            .Select(block => block[(block.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
        foreach (var block in blocks)
        {
            foreach (var example in ("\n" + block).Split("\n" + Prompt).Skip(1))
            {
                var end = example.IndexOf('\n', StringComparison.Ordinal);
                yield return new TestCaseData("curl " + example[..end], example[(end + 1)..]).SetArgDisplayNames(example[..end]);
            }
        }
    }
}
