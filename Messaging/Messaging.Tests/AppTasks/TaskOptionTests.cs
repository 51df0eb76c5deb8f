using FsCheck;
using FsCheck.Fluent;

namespace Messaging.Tests.AppTasks;

public sealed class TaskOptionTests
{
    private RunnerFixture _runner = new();

    [SetUp]
    public void Start() => _runner = new();

    [TearDown]
    public void Stop() => _runner.Dispose();

    [TestCase("ingest(IBM,MSFT)", "--symbols", "IBM,MSFT")]
    [TestCase("ingest(IBM,MSFT)", "--symbols=IBM,MSFT")]
    [TestCase("ingest(IBM)", "-s", "IBM")]
    [TestCase("ingest(IBM)", "-s=IBM")]
    [TestCase("ingest(IBM,AAPL path=-)", "--path", "-")]
    [TestCase("ingest(IBM,AAPL path=-x)", "--path=-x")]
    [TestCase("ingest(IBM,AAPL path=--days)", "--path=--days")]
    [TestCase("ingest(IBM,AAPL path=a=b)", "--path=a=b")]
    [TestCase("ingest(IBM,AAPL path=@list.txt)", "--path", "@list.txt")]
    [TestCase("ingest(IBM,AAPL path=C:\\prices)", "--path=C:\\prices")]
    [TestCase("ingest(IBM,AAPL path=C:\\prices)", "--path", "C:\\prices")]
    [TestCase("ingest(IBM,AAPL path=ingest)", "--path", "ingest")]
    [TestCase("ingest(IBM,AAPL days=-5)", "--days", "-5")]
    [TestCase("ingest(IBM,AAPL days=0)", "--days=0")]
    [TestCase("ingest(IBM,AAPL days=2147483647)", "--days=2147483647")]
    [TestCase("ingest(IBM,AAPL from=2024-02-29)", "--from=2024-02-29")]
    [TestCase("ingest(IBM,AAPL split)", "--basis", "split")]
    [TestCase("ingest(IBM,AAPL dry)", "--dry-run")]
    [TestCase("ingest(IBM,AAPL dry)", "--dry-run", "true")]
    [TestCase("ingest(IBM,AAPL)", "--dry-run=false")]
    [TestCase("ingest(IBM days=3 dry)", "--dry-run", "--days", "3", "--symbols", "IBM")]
    public async Task Options_reach_the_task(string journal, params string[] options)
    {
        Assert.That(await _runner.RunAsync(["--AppTasks=ingest", .. options]), Is.Zero, _runner.Error);
        Assert.That(_runner.Journal, Is.EqualTo(new[] { journal }));
    }

    [Test]
    public async Task Options_may_stand_before_the_task()
    {
        Assert.That(await _runner.RunAsync("--days", "3", "--AppTasks", "ingest", "--dry-run"), Is.Zero);
        Assert.That(_runner.Journal, Is.EqualTo(new[] { "ingest(IBM,AAPL days=3 dry)" }));
    }

    [Test]
    public async Task Each_of_several_tasks_gets_its_own_options_and_a_shared_one_goes_to_both()
    {
        var exitCode = await _runner.RunAsync("--AppTasks=ingest;export", "--days=3", "--format", "jsonl", "--symbols", "IBM");

        Assert.That(exitCode, Is.Zero, _runner.Error);
        Assert.That(_runner.Journal, Is.EqualTo(new[] { "ingest(IBM days=3)", "export(IBM Jsonl)" }));
    }

    [Test]
    public async Task An_option_may_take_several_words()
    {
        Assert.That(await _runner.RunAsync("--AppTasks=export", "--symbols", "IBM", "AAPL", "--verbose"), Is.Zero, _runner.Error);
        Assert.That(_runner.Journal, Is.EqualTo(new[] { "export(IBM+AAPL Csv verbose)" }));
    }

    [TestCase("migrate.revert", "migrate.revert(,1)")]
    [TestCase("migrate.revert:", "migrate.revert(,1)")]
    [TestCase("migrate.revert:first", "migrate.revert(first,1)")]
    [TestCase("Migrate.Revert:first,3", "migrate.revert(first,3)")]
    [TestCase("migrate.revert:--first,-3", "migrate.revert(--first,-3)")]
    public async Task Arguments_after_the_name_are_the_tasks_positional_ones(string name, string journal)
    {
        Assert.That(await _runner.RunAsync($"--AppTasks={name}"), Is.Zero, _runner.Error);
        Assert.That(_runner.Journal, Is.EqualTo(new[] { journal }));
    }

    [Test]
    public async Task The_same_task_twice_may_have_other_arguments_each_time()
    {
        Assert.That(await _runner.RunAsync("--AppTasks=migrate.revert:a;migrate.revert:b,2"), Is.Zero);
        Assert.That(_runner.Journal, Is.EqualTo(new[] { "migrate.revert(a,1)", "migrate.revert(b,2)" }));
    }

    [Test]
    public async Task Settings_of_the_host_are_none_of_the_tasks_business()
    {
        var exitCode = await _runner.RunAsync(
            "--Database:Dialect=mysql", "--AppTasks=ingest", "--dry-run", "--ConnectionStrings:Default", "Server=db;Port=1",
            "--urls", "http://127.0.0.1:0", "--environment=Staging", "--contentRoot", ".",
            "--applicationName", "StockStats", "--days", "3");

        Assert.That(exitCode, Is.Zero, _runner.Error);
        Assert.That(_runner.Journal, Is.EqualTo(new[] { "ingest(IBM,AAPL days=3 dry)" }));
    }

    [Test]
    public void Any_text_given_with_an_equals_sign_reaches_the_task_unchanged()
    {
        Prop.ForAll<NonEmptyString>(text =>
        {
            using var runner = new RunnerFixture();
            var exitCode = runner.RunAsync("--AppTasks=ingest", $"--path={text.Get}").GetAwaiter().GetResult();
            return exitCode == 0 && runner.Journal.SequenceEqual([$"ingest(IBM,AAPL path={text.Get})"], StringComparer.Ordinal);
        }).QuickCheckThrowOnFailure();
    }
}
