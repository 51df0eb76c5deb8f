using System.Net.Http.Json;
using System.Text.Json;
using StockStats.Tests.Caching.Support;

namespace StockStats.Tests.Program;

/// <summary>Backup and restore as commands, with a server at work.</summary>
[TestFixture, Category("Program"), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BackupRunTests : IDisposable
{
    private const string Rows = "symbol,date,open_price,close_price,volume\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task A_backup_serves_and_a_restore_is_seen_by_the_server_that_is_running()
    {
        await IngestAsync("IBM,2024-02-28,186,185,1\n");
        await using var server = await RunningServer.StartAsync(_folder.Path);
        Assert.That(await DaysAsync(server), Is.EqualTo(1));

        var backup = await ProgramRun.OfAsync(_folder.Path, "--AppTasks=backup", "--path", "copy.db");
        await IngestAsync("IBM,2024-02-29,186,185,1\n");
        await Eventually.TrueAsync(async () => await DaysAsync(server) == 2);
        await using (var other = await RunningServer.StartAsync(_folder.Path, "--ConnectionStrings:Default", "Data Source=copy.db"))
            Assert.That(await DaysAsync(other), Is.EqualTo(1), "the copy serves");
        var restore = await ProgramRun.OfAsync(_folder.Path, "--AppTasks=restore", "--path", "copy.db");

        Assert.That((backup.ExitCode, restore.ExitCode), Is.EqualTo((0, 0)), backup.Error + restore.Error);
        Assert.That(backup.LastLine, Does.Match("^backup copy.db, [0-9]+ bytes$"));
        Assert.That(restore.LastLine, Is.EqualTo("restored copy.db"));
        await Eventually.TrueAsync(async () => await DaysAsync(server) == 1);
    }

    [Test]
    public async Task Wrong_uses_say_so()
    {
        var server = await ProgramRun.OfAsync(_folder.Path, "--AppTasks=backup", "--path", "copy.db", "--Database:Dialect", "mysql",
            "--ConnectionStrings:Default", "Server=127.0.0.1;Port=1;Database=x;User ID=x");
        var missing = await ProgramRun.OfAsync(_folder.Path, "--AppTasks=restore", "--path", "nothing.db");

        Assert.That((server.ExitCode, missing.ExitCode), Is.EqualTo((2, 5)), server.Error + missing.Error);
        Assert.That(server.Error, Does.Contain("docs/backup.md"));
        Assert.That(missing.Error, Does.Contain("There is no file"));
    }

    private async Task IngestAsync(string rows)
    {
        _folder.Write("prices.csv", Rows + rows);
        var run = await ProgramRun.OfAsync(_folder.Path, "--AppTasks=ingest", "--path", "prices.csv", "--basis", "raw");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
    }

    private static async Task<int> DaysAsync(RunningServer server) =>
        (await server.Client.GetFromJsonAsync<JsonElement>("/api/financial_data?symbol=IBM")).GetProperty("pagination").GetProperty("count").GetInt32();
}
