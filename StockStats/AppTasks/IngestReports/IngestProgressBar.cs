using System.Globalization;
using Spectre.Console;
using StockStats.ServiceInterface.Ingest;

namespace StockStats.AppTasks.IngestReports;

/// <summary>The lines of a report above a bar with share, rate and the time that is left, for a terminal.</summary>
/// <param name="console">The terminal.</param>
/// <param name="lines">Writes the lines to the same terminal.</param>
/// <param name="progress">Says how far the source is read.</param>
/// <param name="time">Measures the rate.</param>
internal sealed class IngestProgressBar(IAnsiConsole console, IngestReportLines lines, FetchProgress progress, TimeProvider time) : IIngestReport
{
    public Task<ImportReport> ShowAsync(Func<Action<ImportResult>, Task<ImportReport>> import) =>
        lines.ShowAsync(write => console.Progress().AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn(), new RemainingTimeColumn())
            .StartAsync(context => RunAsync(context.AddTask("0 rows", maxValue: 1), write, import)));

    private async Task<ImportReport> RunAsync(
        ProgressTask bar, Action<ImportResult> write, Func<Action<ImportResult>, Task<ImportReport>> import)
    {
        var began = time.GetTimestamp();
        var rows = 0L;
        bar.IsIndeterminate = true;
        return await import(result =>
        {
            write(result);
            var (inserted, updated, unchanged) = result.Counts;
            rows += inserted + updated + unchanged + result.Rejected;
            bar.Description = Rate(rows, time.GetElapsedTime(began));
            if (progress.Share is not { } share) return;
            bar.IsIndeterminate = false;
            bar.Value = share;
        });
    }

    private static string Rate(long rows, TimeSpan elapsed) => string.Create(CultureInfo.InvariantCulture,
        $"{rows:N0} rows, {rows / Math.Max(elapsed.TotalSeconds, 0.001):N0}/s");
}
