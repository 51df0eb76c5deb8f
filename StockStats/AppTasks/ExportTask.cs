using System.CommandLine;
using System.Globalization;
using Messaging.AppTasks;
using StockStats.ServiceInterface.Export;
using StockStats.ServiceInterface.Storage;

namespace StockStats.AppTasks;

/// <summary><c>export</c>: writes stored prices to a file or to standard output.</summary>
internal sealed class ExportTask : IAppTask
{
    private readonly ExportOptions _options = new();
    private readonly PriceExport _prices;
    private readonly DatabaseMigrator _migrator;
    private readonly AppTaskConsole _console;

    public ExportTask(PriceExport prices, DatabaseMigrator migrator, AppTaskConsole console)
    {
        (_prices, _migrator, _console) = (prices, migrator, console);
        Command = new Command("export", "Writes stored prices, by symbol, then date. ingest --basis reads them back as they were.");
        _options.AddTo(Command);
    }

    public Command Command { get; }

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var request = _options.Request(arguments);
        await _migrator.MigrateUpAsync(cancellationToken);
        var (known, unknown) = await _prices.FindAsync(request.Symbols, cancellationToken);
        foreach (var symbol in unknown) await _console.Error.WriteLineAsync($"{symbol}: no prices are stored");
        // Not even an empty file where nothing of what was asked for is there.
        if (known.Count > 0 || unknown.Count == 0) await WriteAsync(request, known, cancellationToken);
        return unknown.Count == 0 ? ExitCodes.Done : StockStatsExitCodes.Partial;
    }

    private async Task WriteAsync(ExportRequest request, IReadOnlyList<string> symbols, CancellationToken cancellationToken)
    {
        if (request.Path is null)
        {
            await ReportAsync(_console.Error, await WriteAsync(_console.Output, request, symbols, cancellationToken), symbols.Count);
            return;
        }

        await using var file = new WholeFile(request.Path);
        var rows = await WriteAsync(file.Writer, request, symbols, cancellationToken);
        await file.CompleteAsync(cancellationToken);
        await ReportAsync(_console.Output, rows, symbols.Count);
    }

    private async Task<long> WriteAsync(TextWriter output, ExportRequest request, IReadOnlyList<string> symbols, CancellationToken cancellationToken)
    {
        var written = 0L;
        await output.WriteAsync(ExportText.Head(request.Format));
        foreach (var symbol in symbols)
        {
            var rows = await _prices.ReadAsync(symbol, request.Days, cancellationToken);
            await output.WriteAsync(ExportText.Lines(request.Format, rows), cancellationToken);
            written += rows.Count;
        }

        return written;
    }

    private static Task ReportAsync(TextWriter report, long rows, int symbols) =>
        report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"exported {rows} rows of {symbols} symbols"));
}
