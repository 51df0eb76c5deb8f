using System.CommandLine;
using System.Globalization;
using Messaging.AppTasks;
using StockStats.AppTasks.IngestReports;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceInterface.Storage.Listings;

namespace StockStats.AppTasks;

/// <summary><c>listings</c>: brings in which symbols exchanges list and have listed.</summary>
internal sealed class ListingsTask(ListingImport import, DatabaseMigrator migrator, DatabaseSettings database, AppTaskConsole console) : IAppTask
{
    /// <summary>Rejected rows told of one list.</summary>
    private const int MostRejectedTold = 5;

    public Command Command { get; } = new("listings",
        "Brings in names, exchanges and delistings of US symbols from AlphaVantage: two requests. Running again is always safe.");

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await database.MigrateAsync(migrator, cancellationToken);
        List<ListingResult> results = [];
        await foreach (var result in import.RunAsync(cancellationToken))
        {
            results.Add(result);
            await WriteAsync(result);
        }

        var counts = results.Aggregate(default(WriteCounts), (sum, result) => sum + result.Changes.Counts);
        await console.Output.WriteLineAsync(IngestReportLines.Counts(counts, results.Sum(result => result.Rejected.Count)));
        if (results.TrueForAll(result => result.Refusal is not null)) return StockStatsExitCodes.NoPrices;
        return results.TrueForAll(result => result.Refusal is null && result.Rejected.Count == 0) ? ExitCodes.Done : StockStatsExitCodes.Partial;
    }

    private async Task WriteAsync(ListingResult result)
    {
        var name = ListingStatuses.Name(result.Status);
        var removed = result.Changes.Removed > 0 ? string.Create(CultureInfo.InvariantCulture, $", removed {result.Changes.Removed}") : "";
        await console.Output.WriteLineAsync(result.Refusal is null
            ? $"{name}: {IngestReportLines.Counts(result.Changes.Counts, result.Rejected.Count)}{removed}"
            : $"{name}: no list: {result.Problem}");
        foreach (var row in result.Rejected.Take(MostRejectedTold))
            await console.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  line {row.Line}, {row.Field} '{row.Value}': {row.Message}"));
        if (result.Rejected.Count > MostRejectedTold)
            await console.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  and {result.Rejected.Count - MostRejectedTold} more"));
    }
}
