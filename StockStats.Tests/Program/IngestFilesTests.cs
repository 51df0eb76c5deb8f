namespace StockStats.Tests.Program;

/// <summary>The <c>ingest</c> task on files, as a user runs it.</summary>
[TestFixture, Category("Program"), Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class IngestFilesTests : IDisposable
{
    private const string Header = "symbol,date,open_price,high_price,low_price,close_price,volume\n";
    private const string TwoDays = Header + "IBM,2024-02-28,184.9,186.4,184.1,185.3,3216600\nIBM,2024-02-29,186.2,187.5,182.6,185.03,9129000\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task Storing_the_same_file_again_changes_nothing()
    {
        _folder.Write("prices.csv", TwoDays);

        var first = await IngestAsync("prices.csv");
        var second = await IngestAsync("prices.csv");

        Assert.Multiple(() =>
        {
            Assert.That((first.ExitCode, first.LastLine), Is.EqualTo((0, "inserted 2, updated 0, unchanged 0, rejected 0")), first.Error);
            Assert.That((second.ExitCode, second.LastLine), Is.EqualTo((0, "inserted 0, updated 0, unchanged 2, rejected 0")), second.Error);
        });
    }

    [Test]
    public async Task A_correction_is_an_update_and_the_rest_is_unchanged()
    {
        _folder.Write("prices.csv", TwoDays);
        await IngestAsync("prices.csv");
        _folder.Write("prices.csv", TwoDays.Replace("185.03", "185.04", StringComparison.Ordinal));

        var run = await IngestAsync("prices.csv");

        Assert.That((run.ExitCode, run.LastLine), Is.EqualTo((0, "inserted 0, updated 1, unchanged 1, rejected 0")));
        Assert.That(run.Output, Does.Contain("  warning: 2024-02-29 was corrected: close 185.03 -> 185.04"));
    }

    [Test]
    public async Task A_part_of_a_history_adjusted_anew_is_stored_by_force_only()
    {
        _folder.Write("prices.csv", Header + Days(1, 8, 1));
        await IngestAsync("prices.csv");
        _folder.Write("prices.csv", Header + Days(3, 9, 4));

        var guarded = await IngestAsync("prices.csv");
        var forced = await IngestAsync("prices.csv", "--force");

        Assert.Multiple(() =>
        {
            Assert.That((guarded.ExitCode, guarded.LastLine), Is.EqualTo((3, "inserted 0, updated 0, unchanged 0, rejected 7")), guarded.Error);
            Assert.That(guarded.Output, Does.Contain("adjusted anew: 6 closes from 2024-03-03 to 2024-03-08 are 0.25 of those stored"));
            Assert.That((forced.ExitCode, forced.LastLine), Is.EqualTo((0, "inserted 1, updated 6, unchanged 0, rejected 0")), forced.Error);
            Assert.That(forced.Output, Does.Contain("  warning: Its history was adjusted anew"));
        });

        static string Days(int first, int last, decimal divisor) => string.Concat(Enumerable.Range(first, last - first + 1).Select(
            day => FormattableString.Invariant($"IBM,2024-03-{day:00},{(100 + day) / divisor},{(100 + day) / divisor},{(100 + day) / divisor},{(100 + day) / divisor},10\n")));
    }

    [Test]
    public async Task Standard_input_is_a_file_too()
    {
        var run = await ProgramRun.OfAsync(_folder.Path, [], TwoDays, "--AppTasks=ingest", "--path", "-", "--basis", "raw");

        Assert.That((run.ExitCode, run.LastLine), Is.EqualTo((0, "inserted 2, updated 0, unchanged 0, rejected 0")), run.Error);
    }

    [Test]
    public async Task From_and_to_take_the_days_between_them_both_included()
    {
        _folder.Write("prices.csv", TwoDays + "IBM,2024-03-01,185.4,188.3,185.1,188.2,4018300\n");

        var run = await IngestAsync("prices.csv", "--from", "2024-02-29", "--to", "2024-02-29");

        Assert.That((run.ExitCode, run.LastLine), Is.EqualTo((0, "inserted 1, updated 0, unchanged 0, rejected 0")));
    }

    [Test]
    public async Task A_dry_run_stores_nothing()
    {
        _folder.Write("prices.csv", TwoDays);

        var dry = await IngestAsync("prices.csv", "--dry-run");
        var real = await IngestAsync("prices.csv");

        Assert.Multiple(() =>
        {
            Assert.That((dry.ExitCode, dry.LastLine), Is.EqualTo((0, "inserted 2, updated 0, unchanged 0, rejected 0")));
            Assert.That(dry.Output, Does.Contain("dry run"));
            Assert.That(real.LastLine, Is.EqualTo("inserted 2, updated 0, unchanged 0, rejected 0"));
        });
    }

    // Each line breaks one rule; the two good days must survive it, and the message must name what is wrong.
    [TestCase("IBM,2024-03-01,abc,188.3,185.1,188.2,4018300", "open_price 'abc'")]
    [TestCase("IBM,2024-03-01,185.4,180,190,185,4018300", "low_price '190'")]
    [TestCase("IBM,2024-03-01,-185.4,188.3,185.1,188.2,4018300", "open_price '-185.4'")]
    [TestCase("IBM,9999-03-01,185.4,188.3,185.1,188.2,4018300", "date '9999-03-01'")]
    [TestCase("IBM,2024-02-30,185.4,188.3,185.1,188.2,4018300", "date '2024-02-30'")]
    [TestCase("IBM,2024-03-01,185.4,188.3,185.1,188.2,12.7", "volume '12.7'")]
    [TestCase("IBM,2024-03-01,185.4,188.3,185.1,188.2,", "volume ''")]
    public async Task A_bad_row_is_named_and_nothing_of_its_symbol_is_stored(string row, string named)
    {
        _folder.Write("good.csv", TwoDays);
        await IngestAsync("good.csv");
        _folder.Write("bad.csv", Header + "IBM,2024-02-27,184.19,185.1,183.3,184.8,3070700\n" + row + "\n");

        var run = await IngestAsync("bad.csv");
        var after = await IngestAsync("good.csv");

        Assert.Multiple(() =>
        {
            Assert.That((run.ExitCode, run.LastLine), Is.EqualTo((3, "inserted 0, updated 0, unchanged 0, rejected 2")), run.Error);
            Assert.That(run.Output, Does.Contain(named).And.Contain("line 3").And.Contain("--on-error skip"));
            Assert.That(after.LastLine, Is.EqualTo("inserted 0, updated 0, unchanged 2, rejected 0"));
        });
    }

    [Test]
    public async Task Skipping_bad_rows_stores_the_others()
    {
        _folder.Write("bad.csv", TwoDays + "IBM,2024-03-01,abc,188.3,185.1,188.2,4018300\n");

        var run = await IngestAsync("bad.csv", "--on-error", "skip");

        Assert.That((run.ExitCode, run.LastLine), Is.EqualTo((3, "inserted 2, updated 0, unchanged 0, rejected 1")));
    }

    [Test]
    public async Task The_same_day_with_two_prices_rejects_both_rows()
    {
        _folder.Write("bad.csv", TwoDays + "IBM,2024-02-29,186.2,187.5,182.6,185.99,9129000\n");

        var run = await IngestAsync("bad.csv", "--on-error", "skip");

        Assert.That((run.ExitCode, run.LastLine), Is.EqualTo((3, "inserted 1, updated 0, unchanged 0, rejected 2")));
    }

    [Test]
    public async Task The_same_row_twice_counts_once_and_then_as_unchanged()
    {
        _folder.Write("twice.csv", TwoDays + "IBM,2024-02-29,186.2,187.5,182.6,185.03,9129000\n");

        var run = await IngestAsync("twice.csv");

        Assert.That((run.ExitCode, run.LastLine), Is.EqualTo((0, "inserted 2, updated 0, unchanged 1, rejected 0")));
    }

    [TestCase("<html><body>Not found</body></html>", TestName = "A web page is not prices")]
    [TestCase("name,age\nAnn,41\n", TestName = "Another table is not prices")]
    [TestCase("", TestName = "An empty file is not prices")]
    [TestCase("{\n    \"Error Message\": \"the parameter apikey is invalid or missing.\"\n}", TestName = "An error body saved as csv is not prices")]
    public async Task A_file_that_is_not_prices_is_refused_by_name(string content)
    {
        _folder.Write("good.csv", TwoDays);
        await IngestAsync("good.csv");
        _folder.Write("bad.csv", content);

        var run = await IngestAsync("bad.csv");
        var after = await IngestAsync("good.csv");

        Assert.Multiple(() =>
        {
            Assert.That((run.ExitCode, run.LastLine), Is.EqualTo((4, "inserted 0, updated 0, unchanged 0, rejected 0")), run.Error);
            Assert.That(run.Output, Does.Contain("bad.csv").And.Contain("no prices"));
            Assert.That(after.LastLine, Is.EqualTo("inserted 0, updated 0, unchanged 2, rejected 0"));
        });
    }

    [Test]
    public async Task A_folder_stores_what_it_can_and_names_the_rest()
    {
        Directory.CreateDirectory(_folder.File("in"));
        _folder.Write("in/a.csv", TwoDays);
        _folder.Write("in/b.csv", "name,age\nAnn,41\n");

        var run = await IngestAsync("in");

        Assert.Multiple(() =>
        {
            Assert.That((run.ExitCode, run.LastLine), Is.EqualTo((3, "inserted 2, updated 0, unchanged 0, rejected 0")));
            Assert.That(run.Output, Does.Contain("b.csv: no prices"));
        });
    }

    [Test]
    public async Task A_folder_without_permission_is_named()
    {
        var closed = Directory.CreateDirectory(_folder.File("closed"), UnixFileMode.None);
        // Root reads everything unless it gives the capability up.
        string[] launcher = Environment.IsPrivilegedProcess ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] : [];

        var run = await ProgramRun.OfAsync(_folder.Path, launcher, null, "--AppTasks=ingest", "--path", "closed", "--basis", "raw");
        closed.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(4), run.Error);
            Assert.That(run.Output, Does.Contain("closed").And.Contain("permission"));
        });
    }

    [Test]
    public async Task Another_basis_is_refused_and_the_stored_one_stays()
    {
        _folder.Write("prices.csv", TwoDays);
        await IngestAsync("prices.csv");

        var run = await ProgramRun.OfAsync(_folder.Path, "--AppTasks=ingest", "--path", "prices.csv", "--basis", "split");

        Assert.Multiple(() =>
        {
            Assert.That((run.ExitCode, run.LastLine), Is.EqualTo((3, "inserted 0, updated 0, unchanged 0, rejected 2")));
            Assert.That(run.Output, Does.Contain("basis 'raw'").And.Contain("basis 'split'"));
        });
    }

    private Task<ProgramRun> IngestAsync(string path, params string[] options) =>
        ProgramRun.OfAsync(_folder.Path, ["--AppTasks=ingest", "--path", path, "--basis", "raw", .. options]);
}
