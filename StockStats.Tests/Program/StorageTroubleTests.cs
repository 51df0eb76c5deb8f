using System.Globalization;
using Microsoft.Data.Sqlite;

namespace StockStats.Tests.Program;

/// <summary>The database is locked, full or out of reach: exit code 5, one line that says so, nothing lost.</summary>
[TestFixture, Category("Program"), Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StorageTroubleTests : IDisposable
{
    private const string Header = "symbol,date,open_price,close_price,volume\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task A_locked_database_is_waited_for_and_then_named()
    {
        await IngestAsync("first.csv", days: 2);
        await using var holder = new SqliteConnection($"Data Source={Database};Pooling=False");
        await holder.OpenAsync();
        await using (var transaction = holder.BeginTransaction(deferred: false))
        {
            var run = await IngestAsync("second.csv", days: 3, launcher: [], "--ConnectionStrings:Default", $"Data Source={Database};Default Timeout=1");
            Assert.That(run.ExitCode, Is.EqualTo(5), run.Output + run.Error);
            Assert.That(run.Error, Does.Contain("locked"));
        }

        var after = await IngestAsync("second.csv", days: 3);
        Assert.That(after.LastLine, Is.EqualTo("inserted 1, updated 0, unchanged 2, rejected 0"));
    }

    [Test]
    public async Task A_full_disk_leaves_each_symbol_as_before()
    {
        await IngestAsync("first.csv", days: 2);
        // No file may grow beyond this: what a full disk looks like to a program. The runtime maps its own code through a large file
        // unless told not to.
        var blocks = (new FileInfo(Database).Length / 512 + 64).ToString(CultureInfo.InvariantCulture);

        var run = await IngestAsync("second.csv", days: 20_000,
            launcher: ["bash", "-c", $"trap '' XFSZ; ulimit -f {blocks}; export DOTNET_EnableWriteXorExecute=0; exec \"$@\"", "limited"]);
        var after = await IngestAsync("first.csv", days: 2);

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(5), run.Output + run.Error);
            Assert.That(run.Error, Does.Contain("free space"));
            Assert.That(after.LastLine, Is.EqualTo("inserted 0, updated 0, unchanged 2, rejected 0"), after.Error);
        });
    }

    [Test]
    public async Task A_database_that_cannot_be_opened_is_named()
    {
        _folder.Write("file", "not a folder");

        var run = await IngestAsync("first.csv", days: 2, [], "--ConnectionStrings:Default", $"Data Source={_folder.File("file/prices.db")}");

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(5), run.Output + run.Error);
            Assert.That(run.Error, Does.Contain(_folder.File("file")));
            Assert.That(run.Error, Does.Not.Contain("   at "));
        });
    }

    private string Database => _folder.File("data/streaming/stockstats.db");

    private Task<ProgramRun> IngestAsync(string name, int days, string[]? launcher = null, params string[] options)
    {
        var rows = Enumerable.Range(0, days).Select(day => string.Create(CultureInfo.InvariantCulture,
            $"IBM,{new DateOnly(1960, 1, 1).AddDays(day):yyyy-MM-dd},{100 + day}.25,{100 + day}.5,{1_000_000 + day}"));
        _folder.Write(name, Header + string.Join('\n', rows) + "\n");
        return ProgramRun.OfAsync(_folder.Path, launcher ?? [], null,
            ["--AppTasks=ingest", "--path", name, "--basis", "raw", .. options]);
    }
}
