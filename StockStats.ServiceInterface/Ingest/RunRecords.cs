using Microsoft.Extensions.Logging;
using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Ingest;

/// <summary>Begins the records of imports.</summary>
public sealed class RunRecords(IngestRunStore runs, QuarantineStore quarantine, TimeProvider time, ILogger<RunRecords> log)
{
    internal IngestRunStore Runs => runs;

    internal QuarantineStore Quarantine => quarantine;

    internal TimeProvider Time => time;

    internal ILogger Log => log;

    /// <summary>What an import brings in, as its record says it for people.</summary>
    public static string SubjectOf(FetchRequest fetch) => fetch.Path ?? string.Join(',', fetch.Symbols);

    /// <summary>Begins the record of an import, under the number it has already or a new one; null for a dry run.</summary>
    internal async Task<RunRecord?> StartAsync(IPriceProvider provider, ImportRequest request, CancellationToken cancellationToken)
    {
        if (request.DryRun) return null;
        var id = request.Run ?? await runs.StartAsync(provider.Name, SubjectOf(request.Fetch), "task", cancellationToken);
        return new(this, id, cancellationToken);
    }
}
