using System.CommandLine;
using Messaging.AppTasks;
using Spectre.Console;
using StockStats.AppTasks.IngestReports;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Storage;

namespace StockStats.AppTasks;

/// <summary><c>ingest</c>: brings prices into the store from a provider or from files.</summary>
internal sealed class IngestTask : IAppTask
{
    private readonly IngestOptions _options = new();
    private readonly Importer _importer;
    private readonly IReadOnlyList<IPriceProvider> _providers;
    private readonly IngestSettings _settings;
    private readonly AppTaskConsole _console;
    private readonly DatabaseMigrator _migrator;
    private readonly DatabaseSettings _database;

    public IngestTask(
        Importer importer,
        IEnumerable<IPriceProvider> providers,
        DatabaseMigrator migrator,
        DatabaseSettings database,
        IngestSettings settings,
        AppTaskConsole console)
    {
        _importer = importer;
        _migrator = migrator;
        _database = database;
        _providers = [.. providers];
        _settings = settings;
        _console = console;
        Command = new Command("ingest", "Brings prices in from AlphaVantage or from files. Running again is always safe.");
        _options.AddTo(Command);
    }

    public Command Command { get; }

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var name = _options.Provider(arguments);
        var provider = _providers.FirstOrDefault(known => known.Name == name)
            ?? throw new WrongUsageException($"--provider {name} is not one of {string.Join(", ", _providers.Select(known => known.Name))}");
        var request = _options.Request(arguments, _settings.Symbols);
        // The plan is made from what is stored.
        if (!request.DryRun || request.Fetch.Path is null) await _database.MigrateAsync(_migrator, cancellationToken);
        if (request.DryRun && await provider.PlanAsync(request.Fetch, cancellationToken) is { } plan)
        {
            RequestPlanText.Write(_console.Output, name, plan);
            return ExitCodes.Done;
        }

        if (request.DryRun && !_options.WantsJson(arguments)) await _console.Output.WriteLineAsync("dry run: rows are read and checked, none is stored");

        var report = await Report(arguments, request.Fetch.Progress!)
            .ShowAsync(progress => _importer.RunAsync(provider, request, progress, cancellationToken));
        return report.Outcome switch
        {
            ImportOutcome.Done => ExitCodes.Done,
            ImportOutcome.NoPrices => StockStatsExitCodes.NoPrices,
            _ => StockStatsExitCodes.Partial,
        };
    }

    private IIngestReport Report(ParseResult arguments, FetchProgress progress)
    {
        if (_options.WantsJson(arguments)) return new IngestReportJson(_console.Output);
        var lines = new IngestReportLines(_console.Output);
        return _console.IsTerminal ? new IngestProgressBar(AnsiConsole.Console, lines, progress, TimeProvider.System) : lines;
    }
}
