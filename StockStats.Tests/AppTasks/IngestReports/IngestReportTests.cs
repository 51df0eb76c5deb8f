using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Spectre.Console;
using StockStats.AppTasks.IngestReports;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceModel.Types;

namespace StockStats.Tests.AppTasks.IngestReports;

/// <summary>The three ways to show an import.</summary>
[TestFixture]
public sealed class IngestReportTests
{
    private static readonly ImportResult[] Results =
    [
        new("IBM", new(3, 2, 1), 1, 4, "1 of 7 rows rejected", FirstRejected: new("IBM", 7, "volume", "1.5", "not_whole", "is not whole"))
        {
            Warnings = [new(new(2024, 3, 2), "weekend", "2024-03-02 is a Saturday")],
        },
        new("XXXX", default, 0, 0, "unknown", RefusalKind.UnknownSymbolOrCall),
    ];

    private readonly StringWriter _output = new();

    [SetUp]
    public void Clear() => _output.GetStringBuilder().Clear();

    [Test]
    public async Task Lines_tell_each_symbol_what_is_wrong_with_it_and_last_the_sums()
    {
        await ShowAsync(new IngestReportLines(_output));

        Assert.That(_output.ToString().ReplaceLineEndings("\n").TrimEnd(), Is.EqualTo("""
            IBM: inserted 3, updated 2, unchanged 1, rejected 1, rounded 4
              1 of 7 rows rejected
              first: line 7, volume '1.5': is not whole
              warning: 2024-03-02 is a Saturday
            XXXX: no prices: unknown
            inserted 3, updated 2, unchanged 1, rejected 1
            """));
    }

    [TestCase("file:yahoo-csv", "TST (a.csv): inserted 1, updated 0, unchanged 0, rejected 0 (yahoo-csv, basis split)")]
    [TestCase("alphavantage", "TST (a.csv): inserted 1, updated 0, unchanged 0, rejected 0")]
    [TestCase(null, "TST (a.csv): inserted 1, updated 0, unchanged 0, rejected 0")]
    public async Task Lines_say_how_a_file_was_read(string? source, string line)
    {
        var result = new ImportResult("TST (a.csv)", new(1, 0, 0), 0, 0, null) { Source = source, Basis = PriceBasis.Split };

        await new IngestReportLines(_output).ShowAsync(write => Tell(write, [result]));

        Assert.That(_output.ToString().Split('\n')[0].TrimEnd(), Is.EqualTo(line));
    }

    [Test]
    public async Task More_than_five_warnings_of_a_symbol_are_counted()
    {
        var result = Results[0] with { Warnings = [.. Enumerable.Range(1, 7).Select(day => new IngestWarning(null, "jump", $"warning {day}"))] };

        await new IngestReportLines(_output).ShowAsync(write => Tell(write, [result]));

        Assert.That(_output.ToString(), Does.Contain("warning 5").And.Contain("  and 2 more warnings").And.Not.Contain("warning 6"));
    }

    [Test]
    public async Task Json_is_one_object_with_everything()
    {
        await ShowAsync(new IngestReportJson(_output));

        using var report = JsonDocument.Parse(_output.ToString());
        var (ibm, unknown) = (report.RootElement.GetProperty("results")[0], report.RootElement.GetProperty("results")[1]);
        Assert.Multiple(() =>
        {
            Assert.That(report.RootElement.GetProperty("outcome").GetString(), Is.EqualTo("partial"));
            Assert.That(report.RootElement.GetProperty("inserted").GetInt32(), Is.EqualTo(3));
            Assert.That(ibm.GetProperty("first_rejected").GetProperty("value").GetString(), Is.EqualTo("1.5"));
            Assert.That(ibm.GetProperty("warnings")[0].GetProperty("day").GetString(), Is.EqualTo("2024-03-02"));
            Assert.That(ibm.TryGetProperty("refusal", out _), Is.False);
            Assert.That(unknown.GetProperty("refusal").GetString(), Is.EqualTo("unknown_symbol_or_call"));
        });
    }

    [Test]
    public async Task A_terminal_gets_the_lines_and_a_bar_with_share_and_rate()
    {
        var progress = new FetchProgress();
        progress.Expect(200);
        progress.Advance(50);
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, Out = new AnsiConsoleOutput(_output) });

        await ShowAsync(new IngestProgressBar(console, new(_output), progress, new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(1) }));

        Assert.That(_output.ToString(), Does.Contain("IBM: inserted 3").And.Contain("25%").And.Match("7 rows, [0-9]+/s").And.Contain("rejected 1"));
    }

    [Test]
    public void A_share_is_known_only_where_the_whole_is()
    {
        var progress = new FetchProgress();
        progress.Advance(1);
        Assert.That(progress.Share, Is.Null);
        progress.Expect(4);
        Assert.That(progress.Share, Is.EqualTo(0.25));
        progress.Advance(9);
        Assert.That(progress.Share, Is.EqualTo(1), "a file may grow while it is read");
    }

    private static Task<ImportReport> ShowAsync(IIngestReport report) => report.ShowAsync(write => Tell(write, Results));

    private static Task<ImportReport> Tell(Action<ImportResult> write, IReadOnlyList<ImportResult> results)
    {
        foreach (var result in results) write(result);
        return Task.FromResult(new ImportReport(results));
    }
}
