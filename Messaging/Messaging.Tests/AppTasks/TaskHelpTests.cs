using Messaging.AppTasks;

namespace Messaging.Tests.AppTasks;

public sealed class TaskHelpTests
{
    private RunnerFixture _runner = new();

    [SetUp]
    public void Start() => _runner = new();

    [TearDown]
    public void Stop() => _runner.Dispose();

    [TestCase("--help")]
    [TestCase("-h")]
    [TestCase("--AppTasks", "--help")]
    [TestCase("--AppTasks=", "-h")]
    [TestCase("--Database:Dialect=mysql", "--help")]
    public async Task Help_lists_all_tasks_and_runs_none(params string[] args)
    {
        var exitCode = await _runner.RunAsync(args);

        Assert.That(exitCode, Is.EqualTo(ExitCodes.Done));
        Assert.That(_runner.Output.Split('\n').Select(line => line.TrimEnd()), Is.SupersetOf(new[]
        {
            "ingest  Loads prices.", "export  Writes prices.", "migrate", "migrate.revert[:to,steps]  Goes back.",
        }));
        Assert.That(_runner.Error, Is.Empty);
        Assert.That(_runner.Journal, Is.Empty);
    }

    [Test]
    public async Task Help_of_one_task_lists_its_options_with_values_and_defaults()
    {
        Assert.That(await _runner.RunAsync("--AppTasks=INGEST", "--help"), Is.Zero);
        Assert.That(_runner.Output.ReplaceLineEndings("\n"), Is.EqualTo("""
            Usage: --AppTasks=NAME[:ARGUMENT,...][;NAME...] [options] [--Section:Setting=VALUE ...]

            ingest  Loads prices.
              --symbols, -s <SYMBOLS>  Symbols to load, separated by commas. (default: IBM,AAPL)
              --path <FILE|FOLDER|->
              --days <DAYS>            (default: 14)
              --from <FROM>            First day.
              --basis <all|raw|split>
              --dry-run                Stores nothing.

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public async Task Help_of_several_tasks_lists_each_once()
    {
        Assert.That(await _runner.RunAsync("--AppTasks=export;migrate;export", "--help"), Is.Zero);

        Assert.That(_runner.Output, Does.Contain("--format <Csv|Jsonl>").And.Contain("(default: 2024-02-29)"));
        Assert.That(_runner.Output, Does.Contain("(required)").And.Not.Contain("ingest"));
        Assert.That(_runner.Output.Split("Writes prices."), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task Help_is_given_whatever_the_other_options()
    {
        Assert.That(await _runner.RunAsync("--AppTasks=ingest", "--bogus", "--days=x", "--help"), Is.Zero);
        Assert.That(_runner.Output, Does.Contain("--days"));
    }

    [Test]
    public async Task Help_of_an_unknown_task_is_wrong_usage()
    {
        Assert.That(await _runner.RunAsync("--AppTasks=ingset", "--help"), Is.EqualTo(ExitCodes.WrongUsage));
        Assert.That(_runner.Error, Does.Contain("Did you mean 'ingest'?"));
        Assert.That(_runner.Output, Is.Empty);
    }

    [Test]
    public async Task Help_without_any_task_is_the_usage_line()
    {
        using var output = new StringWriter();

        Assert.That(await new AppTaskRunner([], output, TextWriter.Null).RunAsync(["--help"], default), Is.Zero);
        Assert.That(output.ToString().Trim(), Does.StartWith("Usage: ").And.Not.Contain("\n"));
    }
}
