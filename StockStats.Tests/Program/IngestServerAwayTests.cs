using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Program;

/// <summary>The database server goes down in the middle of an ingest.</summary>
[TestFixture, Category("Program")]
public sealed class IngestServerAwayTests
{
    [TestCase(0)]
    [TestCase(20)]
    [TestCase(IngestRounds.Symbols / 2)]
    public async Task A_server_that_is_killed_leaves_each_symbol_whole_and_the_next_run_completes(int symbolsStored)
    {
        await using var server = await MariaDbServer.StartAsync();
        await using var database = new MariaDbDatabase(server);
        using var folder = new TemporaryFolder();
        await database.Migrator.MigrateUpAsync(CancellationToken.None);
        var rounds = new IngestRounds(database, folder);
        await rounds.CompleteAsync(round: 0);
        var before = await rounds.VersionsAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));

        using var process = rounds.Start(round: 1);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        await ReadReportsAsync(process.StandardOutput, symbolsStored, patience.Token);
        await server.KillAsync();
        var rest = process.StandardOutput.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        await server.StartAgainAsync();
        var stored = await rounds.CountWholeAsync(round: 1, before);

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(process.ExitCode, Is.EqualTo(5).Or.Zero, await error + await rest);
            Assert.That(stored, process.ExitCode == 0 ? Is.EqualTo(IngestRounds.Symbols) : Is.InRange(symbolsStored, IngestRounds.Symbols));
            Assert.That(await error, Does.Not.Contain("   at "));
        });
        await rounds.CompleteAsync(round: 1);
    }

    /// <summary>Reads as far as the report of so many symbols: a line each, and lines of warnings after it.</summary>
    private static async Task ReadReportsAsync(StreamReader output, int symbols, CancellationToken cancellationToken)
    {
        while (symbols > 0)
        {
            var line = await output.ReadLineAsync(cancellationToken);
            Assert.That(line, Is.Not.Null, "the run ended before it had told of all symbols");
            if (line!.Contains(": inserted ", StringComparison.Ordinal)) symbols--;
        }
    }
}
