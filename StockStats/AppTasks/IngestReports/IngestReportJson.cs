using System.Text.Json;
using System.Text.Json.Serialization;
using StockStats.ServiceInterface.Ingest;

namespace StockStats.AppTasks.IngestReports;

/// <summary>One JSON object once the import is over, and nothing else, for programs.</summary>
internal sealed class IngestReportJson(TextWriter output) : IIngestReport
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public async Task<ImportReport> ShowAsync(Func<Action<ImportResult>, Task<ImportReport>> import)
    {
        var report = await import(_ => { });
        await output.WriteLineAsync(JsonSerializer.Serialize(Of(report), Options));
        return report;
    }

    private static object Of(ImportReport report) => new
    {
        report.Outcome,
        report.Counts.Inserted,
        report.Counts.Updated,
        report.Counts.Unchanged,
        report.Rejected,
        Results = report.Results.Select(Of),
    };

    private static object Of(ImportResult result) => new
    {
        result.Subject,
        result.Source,
        result.Basis,
        result.Counts.Inserted,
        result.Counts.Updated,
        result.Counts.Unchanged,
        result.Rejected,
        result.Rounded,
        result.Actions,
        result.Note,
        result.Problem,
        result.Refusal,
        result.FirstRejected,
        result.Warnings,
    };
}
