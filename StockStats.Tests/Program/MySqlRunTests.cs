using MySqlConnector;
using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Program;

/// <summary>The program on a real server.</summary>
[TestFixture, Category("Program"), Category(StorageFixture.Server)]
public sealed class MySqlRunTests
{
    private const string Password = "S3CRET";
    private const string TwoDays = "symbol,date,open_price,close_price,volume\nIBM,2024-02-28,184.9,185.3,3216600\nIBM,2024-02-29,186.2,185.03,9129000\n";

    private TemporaryFolder _folder = null!;
    private MariaDbDatabase _database = null!;

    [SetUp]
    public async Task CreateAsync()
    {
        _folder = new();
        _folder.Write("prices.csv", TwoDays);
        _database = new(await SharedMariaDb.StartedAsync());
    }

    [TearDown]
    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task The_schema_is_changed_by_migrate_and_not_by_other_commands()
    {
        var before = await IngestAsync();
        var migrated = await RunAsync("--AppTasks=migrate");
        var first = await IngestAsync();
        var second = await IngestAsync();

        Assert.Multiple(() =>
        {
            Assert.That(before.ExitCode, Is.EqualTo(5), before.Output + before.Error);
            Assert.That(before.Error, Does.Contain("--AppTasks=migrate"));
            Assert.That((migrated.ExitCode, migrated.LastLine), Is.EqualTo((0, FormattableString.Invariant($"schema {DatabaseMigrator.LatestVersion}"))), migrated.Error);
            Assert.That((first.ExitCode, first.LastLine), Is.EqualTo((0, "inserted 2, updated 0, unchanged 0, rejected 0")), first.Error);
            Assert.That((second.ExitCode, second.LastLine), Is.EqualTo((0, "inserted 0, updated 0, unchanged 2, rejected 0")), second.Error);
        });
    }

    [Test]
    public async Task With_the_setting_any_command_brings_the_schema_up_to_date()
    {
        var run = await IngestAsync("--Database:Migrate=true");

        Assert.That((run.ExitCode, run.LastLine), Is.EqualTo((0, "inserted 2, updated 0, unchanged 0, rejected 0")), run.Error);
    }

    [Test]
    public async Task A_server_that_cannot_be_reached_ends_with_5_and_the_password_stands_nowhere()
    {
        var run = await ProgramRun.OfAsync(_folder.Path, "--AppTasks=migrate", "--Database:Dialect=mysql", "--Database:Retries=1", "--Log:Level=Verbose",
            "--ConnectionStrings:Default", new MySqlConnectionStringBuilder { Server = "127.0.0.1", Port = 1, Database = "x", UserID = "u", Password = Password }.ConnectionString);

        var log = string.Concat(Directory.GetFiles(_folder.File("data/log")).Select(File.ReadAllText));
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(5), run.Output + run.Error);
            Assert.That(run.Error, Does.Contain("127.0.0.1:1").And.Not.Contain("   at "));
            Assert.That(run.Output + run.Error + log, Does.Not.Contain(Password));
        });
    }

    private Task<ProgramRun> IngestAsync(params string[] options) =>
        RunAsync(["--AppTasks=ingest", "--path", "prices.csv", "--basis", "raw", .. options]);

    private Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.OfAsync(
        _folder.Path, [.. arguments, "--Database:Dialect=mysql", "--ConnectionStrings:Default", _database.ConnectionString]);
}
