using System.Globalization;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Program;

/// <summary>
/// The program is killed in the middle of an ingest, again and again: each symbol is as before or as after, its counts and version say
/// which, and running again completes. Each round offers a day more and another close for every day, so that both can be told apart.
/// The moments are random, with a seed; STOCKSTATS_CRASHES says how many.
/// </summary>
[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.MariaDb), Category("Program")]
public sealed class IngestCrashTests(DatabaseKind kind) : StorageFixture(kind)
{
    private const int Symbols = 60;
    private const int FirstDays = 400;
    private const int UsualCrashes = 4;

    private static readonly DateOnly First = new(2001, 1, 1);

    private readonly Bogus.Randomizer _random = new(20011109);
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new();

    [TearDown]
    public void DisposeFolder() => _folder.Dispose();

    [Test]
    public async Task A_killed_ingest_leaves_each_symbol_as_before_or_as_after()
    {
        var crashes = int.Parse(Environment.GetEnvironmentVariable("STOCKSTATS_CRASHES") ?? $"{UsualCrashes}", CultureInfo.InvariantCulture);
        await CompleteAsync(round: 0);
        var (asBefore, asAfter) = (0, 0);
        for (var round = 1; round <= crashes; round++)
        {
            var before = await VersionsAsync();
            await CrashAsync(round);
            foreach (var symbol in Enumerable.Range(0, Symbols).Select(Name))
            {
                if (await IsAfterAsync(symbol, round, before[symbol])) asAfter++;
                else asBefore++;
            }

            await CompleteAsync(round);
        }

        TestContext.Out.WriteLine(FormattableString.Invariant($"{Kind}: {crashes} crashes; symbols as before {asBefore}, as after {asAfter}"));
    }

    /// <summary>Ends the program at a random moment: some time after a random line of its report.</summary>
    private async Task CrashAsync(int round)
    {
        using var process = System.Diagnostics.Process.Start(ProgramRun.Start(_folder.Path, [], Arguments(round)))!;
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        for (var lines = _random.Number(Symbols); lines > 0; lines--)
            if (await process.StandardOutput.ReadLineAsync(patience.Token) is null) break;
        Thread.SpinWait(_random.Number(2_000_000));
        process.Kill();
        await process.WaitForExitAsync(patience.Token);
        Assert.That(await error, Is.Empty);
    }

    private async Task CompleteAsync(int round)
    {
        var run = await ProgramRun.OfAsync(_folder.Path, Arguments(round));
        Assert.That(run.ExitCode, Is.Zero, run.Output + run.Error);
        foreach (var symbol in Enumerable.Range(0, Symbols).Select(Name))
            Assert.That(await IsAfterAsync(symbol, round, versionBefore: 0), Is.True, symbol);
    }

    /// <summary>Whether a symbol is wholly as a round leaves it; else it has to be wholly as the round before left it.</summary>
    private async Task<bool> IsAfterAsync(string symbol, int round, long versionBefore)
    {
        var stored = await Database.Store.FindSymbolAsync(symbol, CancellationToken.None);
        var query = new BarQuery(symbol, DateRange.All, Descending: false, IncludeProvisional: true, Limit: 10_000, Page: 1);
        var bars = (await Database.Store.QueryBarsAsync(query, CancellationToken.None)).Items;
        var isAfter = stored!.Version > versionBefore;
        var of = isAfter ? round : round - 1;
        Assert.Multiple(() =>
        {
            Assert.That((stored.Days, stored.FirstDate, stored.LastDate), Is.EqualTo((Days(of), First, First.AddDays(Days(of) - 1))), symbol);
            Assert.That(bars, Has.Count.EqualTo(Days(of)), symbol);
            Assert.That(bars.Select(bar => bar.Bar.Close), Is.All.EqualTo(Price.FromDecimal(Close(of))), symbol);
        });
        return isAfter;
    }

    private async Task<Dictionary<string, long>> VersionsAsync()
    {
        var page = await Database.Store.QuerySymbolsAsync(new SymbolQuery(null, Symbols + 1, 1), CancellationToken.None);
        return page.Items.ToDictionary(symbol => symbol.Symbol, symbol => symbol.Version, StringComparer.Ordinal);
    }

    private string[] Arguments(int round)
    {
        var rows = Enumerable.Range(0, Symbols).SelectMany(symbol => Enumerable.Range(0, Days(round))
            .Select(day => FormattableString.Invariant($"{Name(symbol)},{First.AddDays(day):O},{Close(round)},{Close(round)},1000")));
        var path = _folder.Write("prices.csv", "symbol,date,open_price,close_price,volume\n" + string.Join('\n', rows));
        return ["--AppTasks=ingest", "--path", path, "--basis", "raw", .. Database.ProgramSettings];
    }

    private static string Name(int symbol) => symbol.ToString("'S'000", CultureInfo.InvariantCulture);

    private static int Days(int round) => FirstDays + round;

    private static int Close(int round) => 100 + round;
}
