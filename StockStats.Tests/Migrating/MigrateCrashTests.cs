using System.Diagnostics;
using System.Globalization;
using StockStats.Tests.Migrating.Support;
using StockStats.Tests.Program;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Migrating;

/// <summary><c>migrate</c> is killed in the middle of taking a table over, again and again, and then left to finish.</summary>
[TestFixture, Category("Program"), Category(StorageFixture.Server)]
public sealed class MigrateCrashTests
{
    private const int Symbols = 40;
    private const int Days = 1_000;
    private const int Crashes = 4;
    private const string Bars = "SELECT CONCAT_WS(' ', symbol, date, open_price, close_price, volume) FROM financial_data ORDER BY symbol, date";

    private readonly Bogus.Randomizer _random = new(19991231);

    [Test]
    public async Task A_killed_run_is_run_again_and_ends_the_same()
    {
        using var folder = new TemporaryFolder();
        await using var database = new MariaDbDatabase(await SharedMariaDb.StartedAsync());
        await database.LeaveTableAsync(new("many", "symbol VARCHAR(9), date DATE, open_price DECIMAL(14,6), close_price DECIMAL(14,6), volume BIGINT, PRIMARY KEY (symbol, date)"));
        await database.ExecuteAsync(string.Create(CultureInfo.InvariantCulture,
            $"INSERT INTO financial_data SELECT CONCAT('S', s.seq), DATE '2000-01-01' + INTERVAL d.seq DAY, 1 + d.seq, 2 + s.seq, d.seq FROM seq_1_to_{Symbols} s, seq_1_to_{Days} d"));
        var before = await database.QueryAsync<string>(Bars);
        string[] command = ["--AppTasks=migrate", .. database.ProgramSettings];
        List<int> stored = [];
        for (var crash = 0; crash < Crashes; crash++)
        {
            await KillAsync(folder, command, lines: crash == 0 ? 1 : _random.Number(Symbols));
            stored.Add(await CountStoredAsync(database));
        }

        var last = await ProgramRun.OfAsync(folder.Path, command);
        var again = await ProgramRun.OfAsync(folder.Path, command);

        await TestContext.Out.WriteLineAsync($"symbols stored after each crash: {string.Join(", ", stored)} of {Symbols}");
        Assert.Multiple(() =>
        {
            Assert.That(last.ExitCode, Is.Zero, last.Output + last.Error);
            Assert.That((again.ExitCode, again.Output.TrimEnd()), Is.EqualTo((0, last.LastLine)), "nothing was left to do");
        });
        Assert.That(await database.QueryAsync<string>(Bars), Is.EqualTo(before));
        Assert.That(await database.QueryAsync<long>("SELECT COUNT(*) FROM symbols WHERE days = 1000 AND version > 0 AND basis = 'raw'"), Is.EqualTo([Symbols]));
    }

    /// <summary>Each symbol is there as a whole, or not at all.</summary>
    private static async Task<int> CountStoredAsync(MariaDbDatabase database)
    {
        var moved = await database.QueryAsync<long>("SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'financial_data' AND column_name = 'provisional'");
        if (moved[0] == 0) return 0;
        var counts = await database.QueryAsync<int>("SELECT COUNT(*) FROM financial_data GROUP BY symbol");
        Assert.That(counts, Has.All.EqualTo(Days));
        return counts.Count;
    }

    private async Task KillAsync(TemporaryFolder folder, string[] command, int lines)
    {
        using var process = Process.Start(ProgramRun.Start(folder.Path, [], command))!;
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        for (; lines > 0; lines--)
            if (await process.StandardOutput.ReadLineAsync(patience.Token) is null) break;
        Thread.SpinWait(_random.Number(2_000_000));
        process.Kill();
        await process.WaitForExitAsync(patience.Token);
        Assert.That(await error, Is.Empty);
    }
}
