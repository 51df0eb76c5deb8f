using System.Globalization;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Program;

/// <summary>
/// The program is killed in the middle of an ingest, again and again: each symbol is as before or as after, its counts and version say
/// which, and running again completes. The moments are random, with a seed; STOCKSTATS_CRASHES says how many.
/// </summary>
[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.MariaDb), Category("Program")]
public sealed class IngestCrashTests(DatabaseKind kind) : StorageFixture(kind)
{
    private const int UsualCrashes = 4;

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
        var rounds = new IngestRounds(Database, _folder);
        await rounds.CompleteAsync(round: 0);
        var (asAfter, inTheMiddle) = (0, 0);
        for (var round = 1; round <= crashes; round++)
        {
            var before = await rounds.VersionsAsync();
            await CrashAsync(rounds, round);
            var after = await rounds.CountWholeAsync(round, before);
            asAfter += after;
            inTheMiddle += after is > 0 and < IngestRounds.Symbols ? 1 : 0;
            await rounds.CompleteAsync(round);
        }

        TestContext.Out.WriteLine(FormattableString.Invariant(
            $"{Kind}: {crashes} crashes, {inTheMiddle} with some symbols stored and some not; {asAfter} of {crashes * IngestRounds.Symbols} symbols as after"));
    }

    /// <summary>Ends the program at a random moment: some time after a random line of its report.</summary>
    private async Task CrashAsync(IngestRounds rounds, int round)
    {
        using var process = rounds.Start(round);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        for (var lines = _random.Number(IngestRounds.Symbols); lines > 0; lines--)
            if (await process.StandardOutput.ReadLineAsync(patience.Token) is null) break;
        Thread.SpinWait(_random.Number(2_000_000));
        process.Kill();
        await process.WaitForExitAsync(patience.Token);
        Assert.That(await error, Is.Empty);
    }
}
