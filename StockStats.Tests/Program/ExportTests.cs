using System.Net.Http.Json;
using System.Text.Json;

namespace StockStats.Tests.Program;

/// <summary>The <c>export</c> task, as a user runs it.</summary>
[TestFixture, Category("Program"), Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ExportTests : IDisposable
{
    private const string Header = "symbol,date,open_price,high_price,low_price,close_price,volume,adjusted_close_price,dividend_amount,split_coefficient,provisional\n";

    private const string Prices = Header
        + "AAPL,2014-06-09,92.699997,93.879997,91.75,93.699997,75415000,87.185577,,7,\n"
        + "IBM,2024-02-28,184.9,,,185.3,3216600,,1.66,,\n"
        + "IBM,2024-02-29,186.2,187.5,182.6,185.03,0,180.123456,0.000001,0.333333,\n"
        + "IBM,2024-03-01,185.4,188.3,185.1,188.2,100000000000000,,,1.046,true\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task What_is_exported_and_ingested_elsewhere_is_exported_the_same_byte_for_byte()
    {
        await IngestAsync(Prices);

        var first = await ExportAsync("--path", "first.csv");
        var ingest = await RunAsync("--AppTasks=ingest", "--path", "first.csv", "--basis", "raw", "--ConnectionStrings:Default", "Data Source=other.db");
        var second = await ExportAsync("--path", "second.csv", "--ConnectionStrings:Default", "Data Source=other.db");

        Assert.Multiple(() =>
        {
            Assert.That((first.ExitCode, first.LastLine), Is.EqualTo((0, "exported 4 rows of 2 symbols")), first.Error);
            Assert.That((ingest.ExitCode, ingest.LastLine), Is.EqualTo((0, "inserted 4, updated 0, unchanged 0, rejected 0")), ingest.Error);
            Assert.That(second.ExitCode, Is.Zero, second.Error);
            Assert.That(File.ReadAllBytes(_folder.File("first.csv")), Is.EqualTo(System.Text.Encoding.UTF8.GetBytes(Prices)));
            Assert.That(File.ReadAllBytes(_folder.File("second.csv")), Is.EqualTo(File.ReadAllBytes(_folder.File("first.csv"))));
        });
    }

    [Test]
    public async Task Standard_output_is_the_rows_and_nothing_else()
    {
        await IngestAsync(Prices);

        var run = await ExportAsync("--symbols", "ibm,IBM", "--from", "2024-02-29", "--to", "2024-02-29");

        Assert.Multiple(() =>
        {
            Assert.That((run.ExitCode, run.Output), Is.EqualTo((0, Header + "IBM,2024-02-29,186.2,187.5,182.6,185.03,0,180.123456,0.000001,0.333333,\n")));
            Assert.That(run.Error, Does.Contain("exported 1 rows of 1 symbols"));
        });
    }

    [Test]
    public async Task Json_lines_are_the_rows_that_a_query_answers()
    {
        await IngestAsync(Prices);

        var run = await ExportAsync("--format", "jsonl");
        await using var server = await RunningServer.StartAsync(_folder.Path);
        var body = await server.Client.GetFromJsonAsync<JsonElement>("/api/financial_data?limit=10&include_provisional=true");

        Assert.That(run.Output.TrimEnd().Split('\n'), Is.EqualTo(body.GetProperty("data").EnumerateArray().Select(row => row.GetRawText())));
    }

    [Test]
    public async Task Unknown_symbols_are_named_with_3_and_the_others_written()
    {
        await IngestAsync(Prices);

        var some = await ExportAsync("--symbols", "NOPE,AAPL", "--path", "some.csv");
        var none = await ExportAsync("--symbols", "NOPE", "--path", "none.csv");

        Assert.Multiple(() =>
        {
            Assert.That((some.ExitCode, some.LastLine, none.ExitCode), Is.EqualTo((3, "exported 1 rows of 1 symbols", 3)));
            Assert.That(some.Error, Does.Contain("NOPE: no prices are stored"));
            Assert.That(File.Exists(_folder.File("none.csv")), Is.False);
        });
    }

    [Test]
    public async Task An_empty_database_gives_a_header_only()
    {
        var run = await ExportAsync();

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((0, Header)), run.Error);
    }

    [TestCase("--from", "2024-02-30", "--from '2024-02-30' is not a day: expected YYYY-MM-DD")]
    [TestCase("--to", "today", "--to 'today' is not a day")]
    [TestCase("--symbols", "A B", "'A B' is not a symbol")]
    [TestCase("--symbols", ",", "--symbols names none")]
    [TestCase("--format", "xml", "xml")]
    [TestCase("--path", "nowhere/x.csv", "--path 'nowhere/x.csv' is in a folder that does not exist")]
    [TestCase("--path", ".", "--path '.' is a folder")]
    [TestCase("--pth", "x.csv", "--pth")]
    public async Task Wrong_usage_is_2_and_says_what_was_expected(string option, string value, string expected)
    {
        var run = await ExportAsync(option, value);

        Assert.Multiple(() =>
        {
            Assert.That((run.ExitCode, run.Output), Is.EqualTo((2, "")));
            Assert.That(run.Error, Does.Contain(expected));
        });
    }

    [Test]
    public async Task From_after_to_is_wrong_usage() =>
        Assert.That((await ExportAsync("--from", "2024-03-01", "--to", "2024-02-29")).ExitCode, Is.EqualTo(2));

    [Test]
    public async Task A_database_that_is_damaged_is_5_and_the_file_of_before_stays()
    {
        await IngestAsync(Prices);
        _folder.Write("prices-out.csv", "before");
        foreach (var file in Directory.GetFiles(_folder.File("data/streaming"))) File.WriteAllText(file, new string('x', 8192));

        var run = await ExportAsync("--path", "prices-out.csv");

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(5), run.Error);
            Assert.That(File.ReadAllText(_folder.File("prices-out.csv")), Is.EqualTo("before"));
        });
    }

    [Test]
    public async Task Help_tells_its_options()
    {
        var run = await RunAsync("--AppTasks=export", "--help");

        Assert.That(run.Output, Does.Contain("--symbols").And.Contain("--format").And.Contain("--path"), run.Error);
    }

    private async Task IngestAsync(string prices)
    {
        _folder.Write("prices.csv", prices);
        var run = await RunAsync("--AppTasks=ingest", "--path", "prices.csv", "--basis", "raw");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
    }

    private Task<ProgramRun> ExportAsync(params string[] options) => RunAsync(["--AppTasks=export", .. options]);

    private Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.OfAsync(_folder.Path, arguments);
}
