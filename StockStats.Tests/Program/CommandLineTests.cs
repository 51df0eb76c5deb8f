namespace StockStats.Tests.Program;

/// <summary>Tasks, options and settings as the shell sees them.</summary>
[TestFixture, Category("Program"), Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestCase("--AppTasks=ingets", "ingets")]
    [TestCase("--AppTasks=migrate;ingets", "ingets")]
    [TestCase("--AppTasks=", "AppTasks")]
    [TestCase("--AppTasks=ingest --pth x.csv", "--pth")]
    [TestCase("--AppTasks=ingest --path missing.csv", "missing.csv")]
    [TestCase("--AppTasks=ingest --path missing.csv --format exel", "exel")]
    [TestCase("--AppTasks=ingest --from 2024-02-30", "2024-02-30")]
    [TestCase("--AppTasks=ingest --from 2024-03-01 --to 2024-02-29", "--from")]
    [TestCase("--AppTasks=ingest --provider bloomberg", "bloomberg")]
    [TestCase("--AppTasks=ingest --provider file", "--path")]
    [TestCase("--AppTasks=ingest --symbols A;B", "A;B")]
    [TestCase("--AppTasks=ingest --days 0", "'0'")]
    [TestCase("--AppTasks=ingest --basis sideways", "sideways")]
    [TestCase("--AppTasks=migrate --Database:Dialect=oracle", "Database:Dialect")]
    [TestCase("--AppTasks=migrate --Database:Dialect=mysql", "ConnectionStrings:Default")]
    [TestCase("--AppTasks=migrate --Database:Dialect=mysql --Database:Tls=maybe", "verify-full")]
    [TestCase("--AppTasks=migrate --Database:Dialect=mysql --Database:PoolSize=0", "1 to 1000")]
    [TestCase("--AppTasks=migrate --Database:Dialect=mysql --Database:Retries=21", "0 to 20")]
    [TestCase("--AppTasks=migrate --Database:Dialect=mysql --Database:CommandTimeoutSeconds=abc", "Database:CommandTimeoutSeconds")]
    [TestCase("--AppTasks=ingest --AlphaVantage:PerDay=-1", "AlphaVantage:PerDay")]
    [TestCase("--AppTasks=ingest --AlphaVantage:PerDay=abc", "AlphaVantage:PerDay")]
    [TestCase("--AppTasks=migrate --Log:Level=loud", "Log:Level")]
    [TestCase("--AppTasks=migrate --ConnectionStrings:Default=x", "ConnectionStrings:Default")]
    [TestCase("--OpenApi:ContactUrl=nowhere", "OpenApi:ContactUrl is 'nowhere': expected an address such as https://example.com/contact")]
    [TestCase("--OpenApi:ContactEmail=nobody", "OpenApi:ContactEmail is 'nobody': expected an address such as prices@example.com")]
    [TestCase("--Limits:BodyBytes=0", "Limits:BodyBytes is '0': expected 1 to 2147483647")]
    [TestCase("--Limits:BodyBytes=many", "Limits:BodyBytes")]
    [TestCase("--Limits:BatchLength=0", "Limits:BatchLength is '0': expected 1 to 2147483647")]
    [TestCase("--Limits:Parameters=-1", "Limits:Parameters is '-1': expected 0 to 2147483647")]
    [TestCase("--urls=nonsense", "'nonsense'", Description = "the server itself")]
    public async Task Wrong_usage_ends_with_2_names_the_fault_and_runs_nothing(string line, string named)
    {
        var run = await ProgramRun.OfAsync(_folder.Path, line.Split(' '));

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.Output + run.Error);
            Assert.That(run.Error, Does.Contain(named));
            Assert.That(run.Error, Does.Not.Contain("   at "), "a stack is no message");
            Assert.That(run.Output, Does.Not.Contain("inserted").And.Not.Contain("schema"));
        });
    }

    [Test]
    public async Task Help_lists_tasks_and_options()
    {
        var run = await ProgramRun.OfAsync(_folder.Path, "--help");

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(run.Output, Does.Contain("ingest").And.Contain("migrate.revert").And.Contain("--on-error"));
        });
    }

    [Test]
    public async Task Migrating_there_and_back_and_there_again_works()
    {
        var up = await ProgramRun.OfAsync(_folder.Path, "--AppTasks=migrate");
        var again = await ProgramRun.OfAsync(_folder.Path, "--AppTasks=migrate;migrate.revert;migrate");

        Assert.That((up.ExitCode, again.ExitCode, again.LastLine), Is.EqualTo((0, 0, up.LastLine)), again.Error);
    }
}
