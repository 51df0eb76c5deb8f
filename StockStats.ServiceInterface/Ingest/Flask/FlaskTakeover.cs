using StockStats.ServiceInterface.Storage;
using StockStats.ServiceInterface.Storage.Flask;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.Flask;

/// <summary>
/// Brings the rows of the Flask system's table into ours, through the rules that every row has to pass. The table itself is left as it is.
/// Symbols are stored whole one after the other; a run that broke off is run again and ends as it would have.
/// </summary>
public sealed class FlaskTakeover
{
    private readonly SqlDialect _dialect;
    private readonly Importer _importer;
    private readonly IngestRunStore _runs;
    private readonly FlaskProvider _provider;

    internal FlaskTakeover(SqlDialect dialect, Importer importer, IngestRunStore runs, FlaskProvider provider) =>
        (_dialect, _importer, _runs, _provider) = (dialect, importer, runs, provider);

    /// <summary>Where the table's rows are that have not been taken over yet; null where there are none.</summary>
    /// <exception cref="StorageException">The database is away, or holds tables of which nobody can tell what to do with them.</exception>
    public async Task<string?> FindDueAsync(CancellationToken cancellationToken)
    {
        if (await _dialect.IsMissingAsync(cancellationToken)) return null;
        var table = await _dialect.RunAsync(connection => FlaskTable.FindAsync(_dialect, connection, cancellationToken), cancellationToken);
        if (table is null) return null;
        return table.IsInPlace || !await HasRunsAsync(cancellationToken) || !await _runs.HasEndedAsync(_provider.Name, cancellationToken)
            ? table.Name
            : null;
    }

    /// <summary>Takes the rows over. Those that break a rule go to quarantine, and the others of their symbol are stored.</summary>
    /// <param name="basis">What the prices are adjusted for.</param>
    /// <param name="dryRun">Read and check everything, store nothing; the schema need not be there yet.</param>
    /// <param name="progress">Told of each symbol once it is settled.</param>
    /// <param name="cancellationToken">Stops between transactions.</param>
    /// <exception cref="StorageException">The database is away, locked or full; symbols stored before it went stay stored.</exception>
    public Task<ImportReport> RunAsync(PriceBasis basis, bool dryRun, Action<ImportResult> progress, CancellationToken cancellationToken)
    {
        var fetch = new FetchRequest([], FlaskTable.Moved, Basis: basis);
        return _importer.RunAsync(_provider, new(fetch, OnError.Skip, dryRun), progress, cancellationToken);
    }

    /// <summary>Whether runs are recorded yet: a run that broke off may have left no table for them.</summary>
    private async Task<bool> HasRunsAsync(CancellationToken cancellationToken) =>
        await _dialect.RunAsync(connection => _dialect.HasTableAsync(connection, "ingest_runs", cancellationToken), cancellationToken);
}
