using System.Globalization;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;

namespace StockStats.AppTasks.IngestReports;

/// <summary>A line for each symbol as soon as it is settled; the last line is the counts over all of them, for scripts too.</summary>
internal sealed class IngestReportLines(TextWriter output) : IIngestReport
{
    /// <summary>Warnings told of one symbol.</summary>
    private const int MostWarnings = 5;

    public async Task<ImportReport> ShowAsync(Func<Action<ImportResult>, Task<ImportReport>> import)
    {
        var report = await import(Write);
        await output.WriteLineAsync(Counts(report.Counts, report.Rejected));
        return report;
    }

    /// <summary>A symbol's line, and below it why something was not stored.</summary>
    private void Write(ImportResult result)
    {
        if (result.Refusal is not null)
        {
            output.WriteLine($"{result.Subject}: no prices: {result.Problem}");
            return;
        }

        output.WriteLine($"{result.Subject}: {Head(result)}");
        if (result.Problem is not null) output.WriteLine($"  {result.Problem}");
        if (result.FirstRejected is { } row)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  first: line {row.Line}, {row.Field} '{row.Value}': {row.Message}"));
        foreach (var warning in result.Warnings.Take(MostWarnings)) output.WriteLine($"  warning: {warning.Message}");
        if (result.Warnings.Count > MostWarnings)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {result.Warnings.Count - MostWarnings} more warnings"));
    }

    private static string Head(ImportResult result) => result switch
    {
        { Actions: { } actions } => string.Create(CultureInfo.InvariantCulture,
            $"{result.Note}: inserted {actions.Inserted}, updated {actions.Updated}, unchanged {actions.Unchanged}"),
        { Note: { } note } => note,
        { Rounded: > 0 } => string.Create(CultureInfo.InvariantCulture, $"{Counts(result.Counts, result.Rejected)}, rounded {result.Rounded}{Format(result)}"),
        _ => $"{Counts(result.Counts, result.Rejected)}{Format(result)}",
    };

    /// <summary>How a file was read: its format and basis are found from its content, and the person who gave it should see how.</summary>
    private static string Format(ImportResult result)
    {
        const string File = "file:";
        return result is { Source: { } source, Basis: { } basis } && source.StartsWith(File, StringComparison.Ordinal)
            ? $" ({source[File.Length..]}, basis {PriceBases.Name(basis)})"
            : "";
    }

    private static string Counts(WriteCounts counts, int rejected) => string.Create(CultureInfo.InvariantCulture,
        $"inserted {counts.Inserted}, updated {counts.Updated}, unchanged {counts.Unchanged}, rejected {rejected}");
}
