using System.Diagnostics;
using System.Globalization;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Program;

/// <summary>
/// Ingests by the real program, each of which offers a day more and another close for every day of every symbol, so that a symbol shows
/// which round it is of.
/// </summary>
internal sealed class IngestRounds(StoreDatabase database, TemporaryFolder folder)
{
    public const int Symbols = 60;

    private const int FirstDays = 400;
    private static readonly DateOnly First = new(2001, 1, 1);

    public static IEnumerable<string> Names => Enumerable.Range(0, Symbols).Select(Name);

    /// <summary>Starts a round.</summary>
    public Process Start(int round)
    {
        var process = Process.Start(ProgramRun.Start(folder.Path, [], Arguments(round)))!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Runs a round to its end and sees that every symbol is of it.</summary>
    public async Task CompleteAsync(int round)
    {
        var run = await ProgramRun.OfAsync(folder.Path, Arguments(round));
        Assert.That(run.ExitCode, Is.Zero, run.Output + run.Error);
        foreach (var symbol in Names) Assert.That(await IsOfAsync(symbol, round, versionBefore: 0), Is.True, symbol);
    }

    /// <summary>The version of each symbol.</summary>
    public async Task<Dictionary<string, long>> VersionsAsync()
    {
        var page = await database.Store.QuerySymbolsAsync(new SymbolQuery(null, Symbols + 1, 1), CancellationToken.None);
        return page.Items.ToDictionary(symbol => symbol.Symbol, symbol => symbol.Version, StringComparer.Ordinal);
    }

    /// <summary>Sees that each symbol is wholly of a round or wholly of the one before.</summary>
    /// <param name="round">A round that may not have come to its end.</param>
    /// <param name="before">The versions before it.</param>
    /// <returns>How many are of the round.</returns>
    public async Task<int> CountWholeAsync(int round, Dictionary<string, long> before)
    {
        var count = 0;
        foreach (var symbol in Names) count += await IsOfAsync(symbol, round, before[symbol]) ? 1 : 0;
        return count;
    }

    private async Task<bool> IsOfAsync(string symbol, int round, long versionBefore)
    {
        var stored = await database.Store.FindSymbolAsync(symbol, CancellationToken.None);
        var bars = await database.Store.ReadBarsAsync(symbol);
        var hasMoved = stored!.Version > versionBefore;
        var of = hasMoved ? round : round - 1;
        Assert.Multiple(() =>
        {
            Assert.That((stored.Days, stored.FirstDate, stored.LastDate), Is.EqualTo((Days(of), First, First.AddDays(Days(of) - 1))), symbol);
            Assert.That(bars, Has.Count.EqualTo(Days(of)), symbol);
            Assert.That(bars.Select(bar => bar.Bar.Close), Is.All.EqualTo(Price.FromDecimal(Close(of))), symbol);
        });
        return hasMoved;
    }

    private string[] Arguments(int round)
    {
        var rows = Names.SelectMany(symbol => Enumerable.Range(0, Days(round))
            .Select(day => FormattableString.Invariant($"{symbol},{First.AddDays(day):O},{Close(round)},{Close(round)},1000")));
        var path = folder.Write("prices.csv", "symbol,date,open_price,close_price,volume\n" + string.Join('\n', rows));
        return ["--AppTasks=ingest", "--path", path, "--basis", "raw", .. database.ProgramSettings];
    }

    private static string Name(int symbol) => symbol.ToString("'S'000", CultureInfo.InvariantCulture);

    private static int Days(int round) => FirstDays + round;

    private static int Close(int round) => 100 + round;
}
