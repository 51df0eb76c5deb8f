using Messaging.AppTasks;

namespace Messaging.Tests.AppTasks;

public sealed class WrongUsageTests
{
    private RunnerFixture _runner = new();

    [SetUp]
    public void Start() => _runner = new();

    [TearDown]
    public void Stop() => _runner.Dispose();

    [TestCase("Unknown task 'ingset'. Did you mean 'ingest'?", "--AppTasks=ingset")]
    [TestCase("Unknown task 'Migrat'. Did you mean 'migrate'?", "--AppTasks", "Migrat")]
    [TestCase("Unknown task 'backup'.", "--AppTasks=migrate;backup")]
    [TestCase("Unknown task 'backup'.", "--AppTasks=backup;migrate:x")]
    [TestCase("--AppTasks= lacks the name of a task.", "--AppTasks=")]
    [TestCase("--AppTasks= lacks the name of a task.", "--AppTasks")]
    [TestCase("--AppTasks= lacks the name of a task.", "--AppTasks", "--dry-run")]
    [TestCase("--AppTasks=;migrate lacks the name of a task.", "--AppTasks=;migrate")]
    [TestCase("--AppTasks=migrate; lacks the name of a task.", "--AppTasks=migrate;")]
    [TestCase("--AppTasks=:a lacks the name of a task.", "--AppTasks=:a")]
    [TestCase("--AppTasks was given 2 times", "--AppTasks=migrate", "--apptasks", "ingest")]
    [TestCase("No task is asked for: expected --AppTasks=NAME.")]
    [TestCase("Unknown option --AppTask. Did you mean '--AppTasks'?", "--AppTask=migrate")]
    [TestCase("The setting --Database:Dialect needs a value.", "--AppTasks=migrate", "--Database:Dialect")]
    [TestCase("The setting --urls needs a value.", "--urls", "--AppTasks=migrate")]
    public async Task What_is_asked_for_must_be_known(string message, params string[] args)
    {
        await RefusesAsync(message, args);
        Assert.That(_runner.Error, Does.Contain("Tasks: ingest, export, migrate, migrate.revert."));
    }

    [TestCase("Unknown option --symbls. Did you mean '--symbols'?", "--symbls", "IBM")]
    [TestCase("Unknown option --Symbols. Did you mean '--symbols'?", "--Symbols=IBM")]
    [TestCase("Unknown option --hlep. Did you mean '--help'?", "--hlep")]
    [TestCase("Unknown option --format.", "--format", "csv")]
    [TestCase("Unknown option --.", "--", "x")]
    [TestCase("Unknown option -x.", "-x")]
    [TestCase("'IBM' belongs to no option.", "IBM")]
    [TestCase("'AAPL' belongs to no option.", "--symbols", "IBM", "AAPL")]
    [TestCase("'x' belongs to no option.", "--dry-run", "x")]
    [TestCase("'' belongs to no option.", "")]
    public async Task A_word_that_fits_nowhere_is_named(string message, params string[] options)
    {
        await RefusesAsync(message, ["--AppTasks=ingest", .. options]);
        Assert.That(_runner.Error, Does.Contain("Options of 'ingest': --symbols, --path, --days, --from, --basis, --dry-run."));
    }

    [TestCase("--path needs a value.", "--path")]
    [TestCase("--path needs a value.", "--path=")]
    [TestCase("--path needs a value.", "--path", "")]
    [TestCase("--path needs a value.", "--path", "--days", "3")]
    [TestCase("--days needs a value.", "--days=", "--path", "x")]
    [TestCase("'abc' is no value for --days: expected a whole number", "--days", "abc")]
    [TestCase("'1.5' is no value for --days: expected a whole number", "--days=1.5")]
    [TestCase("'2147483648' is no value for --days: expected a whole number", "--days=2147483648")]
    [TestCase("'2023-02-29' is no value for --from: expected a date as YYYY-MM-DD.", "--from=2023-02-29")]
    [TestCase("'maybe' is no value for --dry-run: expected true or false.", "--dry-run=maybe")]
    [TestCase("'' is no value for --dry-run: expected true or false.", "--dry-run=")]
    [TestCase("'--days' expects a single argument but 2 were provided.", "--days=1", "--days=2")]
    public async Task A_value_that_does_not_fit_is_named_with_what_was_expected(string message, params string[] options)
    {
        await RefusesAsync(message, ["--AppTasks=migrate;ingest", .. options]);
    }

    [Test]
    public async Task A_value_outside_of_a_list_is_named_with_the_list()
    {
        await RefusesAsync("'raww'", "--AppTasks=ingest", "--basis=raww");
        Assert.That(_runner.Error, Does.Contain("--basis").And.Contain("'raw', 'split', 'all'"));
    }

    [TestCase("'xml' is no value for --format: expected one of Csv, Jsonl.", "--symbols=IBM", "--format=xml")]
    [TestCase("Option '--symbols' is required.", "--format=csv")]
    [TestCase("--verbose takes no value, but was given 'x'.", "--symbols=IBM", "--verbose=x")]
    public async Task Other_kinds_of_options_are_checked_as_well(string message, params string[] options)
    {
        await RefusesAsync(message, ["--AppTasks=export", .. options]);
    }

    [TestCase("Task 'migrate' takes no arguments, but was given 1: a.", "migrate:a")]
    [TestCase(
        "Task 'migrate.revert' takes at most 2 (as in migrate.revert:to,steps), but was given 3: a,1,b.", "migrate.revert:a,1,b")]
    [TestCase("Task 'migrate.revert': ", "migrate.revert:a,b")]
    public async Task Arguments_must_fit_the_task(string message, string name)
    {
        await RefusesAsync(message, $"--AppTasks={name}");
    }

    [Test]
    public async Task All_that_is_wrong_is_said_at_once_and_each_thing_once()
    {
        await RefusesAsync(
            "Unknown option --symbls.", "--AppTasks=ingest;export;ingest", "--symbls", "IBM", "--path", "--dayz", "1");

        Assert.That(_runner.Error, Does.Contain("--path needs a value.").And.Contain("Unknown option --dayz."));
        Assert.That(_runner.Error.Split('\n').Where(line => line.Length > 0), Is.Unique);
    }

    [Test]
    public async Task A_value_wrong_for_two_runs_of_a_task_is_said_once()
    {
        await RefusesAsync("'x' is no value for --days", "--AppTasks=ingest;ingest", "--days=x");
        Assert.That(_runner.Error.Split("'x' is no value"), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task Values_of_unknown_options_and_settings_are_not_repeated()
    {
        await RefusesAsync(
            "Unknown option --ApiKey.", "--AppTasks=ingest", "--ApiKey=hush", "--AlphaVantage:ApiKey=hush", "--Key", "hush");
        Assert.That(_runner.Error, Does.Not.Contain("hush"));
    }

    [Test]
    public async Task Without_any_task_the_list_is_empty_but_the_answer_is_the_same()
    {
        using var error = new StringWriter();

        var exitCode = await new AppTaskRunner([], TextWriter.Null, error).RunAsync(["--AppTasks=x"], CancellationToken.None);

        Assert.That(exitCode, Is.EqualTo(ExitCodes.WrongUsage));
        Assert.That(error.ToString(), Does.Contain("Unknown task 'x'."));
    }

    private async Task RefusesAsync(string message, params string[] args)
    {
        var exitCode = await _runner.RunAsync(args);

        Assert.That(exitCode, Is.EqualTo(ExitCodes.WrongUsage));
        Assert.That(_runner.Error, Does.Contain(message).And.Contain("Nothing was run."));
        Assert.That(_runner.Journal, Is.Empty);
        Assert.That(_runner.Output, Is.Empty);
    }
}
