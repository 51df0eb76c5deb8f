using System.CommandLine;
using Messaging.AppTasks;

namespace Messaging.Tests.AppTasks;

public sealed class TaskSequenceTests
{
    private RunnerFixture _runner = new();

    [SetUp]
    public void Start() => _runner = new();

    [TearDown]
    public void Stop() => _runner.Dispose();

    [TestCase("--AppTasks=migrate")]
    [TestCase("--AppTasks", "migrate")]
    [TestCase("--apptasks=MIGRATE")]
    [TestCase("--AppTasks= migrate ")]
    [TestCase("--AppTasks=migrate:")]
    public async Task Runs_the_task_named_in_any_of_the_forms(params string[] args)
    {
        var exitCode = await _runner.RunAsync(args);

        Assert.That(exitCode, Is.EqualTo(ExitCodes.Done));
        Assert.That(_runner.Journal, Is.EqualTo(new[] { "migrate()" }));
        Assert.That(_runner.Error + _runner.Output, Is.Empty);
    }

    [Test]
    public async Task Runs_several_tasks_in_the_order_given()
    {
        var exitCode = await _runner.RunAsync("--AppTasks=ingest;migrate;ingest");

        Assert.That(exitCode, Is.Zero);
        Assert.That(_runner.Journal, Is.EqualTo(new[] { "ingest(IBM,AAPL)", "migrate()", "ingest(IBM,AAPL)" }));
    }

    [Test]
    public async Task The_first_task_that_is_not_done_ends_the_sequence_with_its_exit_code()
    {
        _runner.Ingest.ExitCode = 4;

        var exitCode = await _runner.RunAsync("--AppTasks=migrate;ingest;migrate.revert;migrate");

        Assert.That(exitCode, Is.EqualTo(4));
        Assert.That(_runner.Journal, Is.EqualTo(new[] { "migrate()", "ingest(IBM,AAPL)" }));
        Assert.That(_runner.Error, Does.Contain("'ingest' ended with exit code 4; not run: migrate.revert, migrate."));
    }

    [Test]
    public async Task A_last_task_that_fails_leaves_nothing_out()
    {
        _runner.Ingest.ExitCode = 3;

        Assert.That(await _runner.RunAsync("--AppTasks=migrate;ingest"), Is.EqualTo(3));
        Assert.That(_runner.Error, Is.Empty);
    }

    [Test]
    public async Task Exceptions_of_a_task_come_through()
    {
        _runner.Migrate.Body = _ => throw new InvalidOperationException("no database");

        await Assert.ThatAsync(() => _runner.RunAsync("--AppTasks=migrate;ingest"), Throws.InvalidOperationException);
        Assert.That(_runner.Journal, Is.EqualTo(new[] { "migrate()" }));
    }

    [Test]
    public async Task A_stop_that_was_asked_for_is_a_failure_that_says_so()
    {
        using var stop = new CancellationTokenSource();
        _runner.Ingest.Body = async token =>
        {
            await stop.CancelAsync();
            token.ThrowIfCancellationRequested();
            return 0;
        };

        var exitCode = await _runner.RunAsync(["--AppTasks=ingest;migrate"], stop.Token);

        Assert.That(exitCode, Is.EqualTo(ExitCodes.Failed));
        Assert.That(_runner.Error, Does.Contain("'ingest' was stopped").And.Contain("not run: migrate"));
        Assert.That(_runner.Journal, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_task_that_finished_in_spite_of_a_stop_is_done_but_the_next_does_not_start()
    {
        using var stop = new CancellationTokenSource();
        _runner.Ingest.Body = async _ =>
        {
            await stop.CancelAsync();
            return 0;
        };

        Assert.That(await _runner.RunAsync(["--AppTasks=ingest;migrate"], stop.Token), Is.EqualTo(ExitCodes.Failed));
        Assert.That(_runner.Journal, Has.Count.EqualTo(1));
        Assert.That(_runner.Error, Does.Contain("'migrate' was stopped"));
    }

    [Test]
    public async Task A_cancellation_nobody_asked_for_comes_through()
    {
        _runner.Ingest.Body = _ => throw new TaskCanceledException("timed out");

        await Assert.ThatAsync(() => _runner.RunAsync("--AppTasks=ingest"), Throws.TypeOf<TaskCanceledException>());
    }

    [Test]
    public void Two_tasks_of_the_same_name_are_refused_whatever_the_case()
    {
        IAppTask[] tasks = [_runner.Migrate, new RenamedTask()];

        Assert.That(() => new AppTaskRunner(tasks, TextWriter.Null, TextWriter.Null), Throws.ArgumentException);
    }

    private sealed class RenamedTask : IAppTask
    {
        public Command Command { get; } = new("Migrate");

        public Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken) => Task.FromResult(0);
    }
}
