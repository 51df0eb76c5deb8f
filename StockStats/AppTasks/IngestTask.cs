using System.CommandLine;
using Messaging.AppTasks;
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
        if (request.DryRun && request.Fetch.Path is null) return await PrintPlanAsync(name, request.Fetch);
        if (request.DryRun) await _console.Output.WriteLineAsync("dry run: rows are read and checked, none is stored");
        else await _database.MigrateAsync(_migrator, cancellationToken);

        var report = await _importer.RunAsync(provider, request, result => ImportReportText.Write(_console.Output, result), cancellationToken);
        await _console.Output.WriteLineAsync(ImportReportText.Total(report));
        return report.Outcome switch
        {
            ImportOutcome.Done => ExitCodes.Done,
            ImportOutcome.NoPrices => StockStatsExitCodes.NoPrices,
            _ => StockStatsExitCodes.Partial,
        };
    }

    private async Task<int> PrintPlanAsync(string provider, FetchRequest fetch)
    {
        foreach (var symbol in fetch.Symbols) await _console.Output.WriteLineAsync($"{symbol}: 1 request");
        await _console.Output.WriteLineAsync($"{fetch.Symbols.Count} requests to {provider}; dry run: nothing was asked or stored");
        return ExitCodes.Done;
    }
}

/// <summary>Settings <c>Ingest:*</c>.</summary>
internal sealed record IngestSettings
{
    public const string Section = "Ingest";

    /// <summary>Symbols that <c>ingest</c> fetches where the command names none: A,B,C.</summary>
    public string Symbols { get; init; } = "IBM,AAPL";

    /// <summary>Where rows of files that are not grouped by symbol are sorted; null: the system's folder for temporary files.</summary>
    public string? TempFolder { get; init; }
}
