using StockStats.ServiceInterface.Ingest;

namespace StockStats.AppTasks.IngestReports;

/// <summary>One way to show an import while it runs and what came of it.</summary>
internal interface IIngestReport
{
    /// <summary>Runs an import and shows it.</summary>
    /// <param name="import">The import; it tells the action it is given of each result once it is settled.</param>
    Task<ImportReport> ShowAsync(Func<Action<ImportResult>, Task<ImportReport>> import);
}
