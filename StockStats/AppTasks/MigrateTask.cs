using System.CommandLine;
using Messaging.AppTasks;
using StockStats.AppTasks.IngestReports;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Ingest.Flask;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;

namespace StockStats.AppTasks;

/// <summary><c>migrate</c>: brings the database's schema to what this build wants, and takes over what the Flask system left in it.</summary>
internal sealed class MigrateTask : IAppTask
{
    private readonly Option<PriceBasis> _basis = new("--basis")
    {
        Description = "What the prices of a table of the Flask system are adjusted for: raw (default, as AlphaVantage gave them), split or all",
        DefaultValueFactory = _ => PriceBasis.Raw,
        CustomParser = OptionTexts.Basis,
    };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Read and check what would be taken over; change nothing" };
    private readonly DatabaseMigrator _migrator;
    private readonly FlaskTakeover _takeover;
    private readonly AppTaskConsole _console;

    public MigrateTask(DatabaseMigrator migrator, FlaskTakeover takeover, AppTaskConsole console)
    {
        (_migrator, _takeover, _console) = (migrator, takeover, console);
        Command = new("migrate", "Creates the database where it is missing and brings its schema up to date; takes over the prices of the Flask system.") { _basis, _dryRun };
    }

    public Command Command { get; }

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var dryRun = arguments.GetValue(_dryRun);
        if (!dryRun) await _migrator.MigrateUpTakingOverAsync(cancellationToken);
        var exitCode = await _takeover.FindDueAsync(cancellationToken) is { } table
            ? await TakeOverAsync(table, arguments.GetValue(_basis), dryRun, cancellationToken)
            : ExitCodes.Done;
        await _console.Output.WriteLineAsync(dryRun
            ? FormattableString.Invariant($"schema {await _migrator.ReadVersionAsync(cancellationToken)} would become {DatabaseMigrator.LatestVersion}; nothing was changed")
            : FormattableString.Invariant($"schema {DatabaseMigrator.LatestVersion}"));
        return exitCode;
    }

    private async Task<int> TakeOverAsync(string table, PriceBasis basis, bool dryRun, CancellationToken cancellationToken)
    {
        await _console.Output.WriteLineAsync($"taking over the Flask system's prices from {table}{(dryRun ? " (dry run: rows are read and checked, none is stored)" : "")}");
        var report = await new IngestReportLines(_console.Output)
            .ShowAsync(progress => _takeover.RunAsync(basis, dryRun, progress, cancellationToken));
        if (report.Results.Count == 0) await _console.Output.WriteLineAsync($"{table} holds no rows");
        if (!dryRun) await _console.Output.WriteLineAsync($"{table} is kept as it was; drop it by hand once it is not needed any more");
        return report.Results.Count == 0 || report.Outcome == ImportOutcome.Done ? ExitCodes.Done : StockStatsExitCodes.Partial;
    }
}
