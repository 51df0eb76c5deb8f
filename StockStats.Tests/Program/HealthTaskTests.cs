using System.Globalization;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Program;

/// <summary><c>--AppTasks=health</c>, which is how a container of the image is found well or ill.</summary>
[TestFixture, Category("Program")]
public sealed class HealthTaskTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void Create() => _folder = new();

    [TearDown]
    public void Remove() => _folder.Dispose();

    [TestCase("", "schema")]
    [TestCase("--live", "Healthy")]
    public async Task A_server_that_is_well_ends_it_with_0(string options, string told)
    {
        await using var server = await RunningServer.StartAsync(_folder.Path);

        var run = await AskAsync(server.Address.ToString(), options);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Contain(told));
    }

    [Test]
    public async Task A_server_without_its_database_is_alive_but_not_ready()
    {
        var nowhere = string.Create(CultureInfo.InvariantCulture, $"Server=127.0.0.1;Port={ServerProgram.FreePort()};Database=x;User ID=x");
        await using var server = await RunningServer.StartAsync(_folder.Path, "--Database:Dialect", "mysql", "--ConnectionStrings:Default", nowhere);

        var ready = await AskAsync(server.Address.ToString(), "");
        var live = await AskAsync(server.Address.ToString(), "--live");

        Assert.That((ready.ExitCode, live.ExitCode), Is.EqualTo((1, 0)), ready.Error + live.Error);
        Assert.That(ready.Error, Does.Contain("answers 503").And.Contain("\"database\":\"does not answer\""), "and not where it was looked for");
    }

    [Test]
    public async Task Where_no_server_is_it_ends_with_1_and_says_where_it_looked()
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{ServerProgram.FreePort()}/");

        var run = await AskAsync(address, "");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith($"{address}health/ready does not answer: "));
    }

    private Task<ProgramRun> AskAsync(string address, string options) =>
        ProgramRun.OfAsync(_folder.Path, ["--AppTasks=health", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--urls", address]);
}
