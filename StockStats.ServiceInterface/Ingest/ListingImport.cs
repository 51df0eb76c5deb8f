using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using StockStats.ServiceInterface.Ingest.AlphaVantage;
using StockStats.ServiceInterface.Ingest.AlphaVantage.Listings;
using StockStats.ServiceInterface.Ingest.Formats;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceInterface.Storage.Listings;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest;

/// <summary>Brings the lists of symbols that are and were traded into the store, a request each.</summary>
public sealed class ListingImport
{
    private readonly ApiKeySource _keys;
    private readonly AlphaVantageClient _client;
    private readonly ListingStore _store;
    private readonly TimeProvider _time;
    private readonly ILogger<ListingImport> _log;

    internal ListingImport(ApiKeySource keys, AlphaVantageClient client, ListingStore store, TimeProvider time, ILogger<ListingImport> log) =>
        (_keys, _client, _store, _time, _log) = (keys, client, store, time, log);

    /// <summary>
    /// Asks for both lists and replaces each that comes. The delisted ones first: a symbol that moves from one list to the other is then
    /// in both of them in between, and never in none.
    /// </summary>
    /// <exception cref="StorageException">The database is away, locked or full.</exception>
    public async IAsyncEnumerable<ListingResult> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (key, ended) = await _keys.GetAsync(cancellationToken);
        var isFirst = true;
        foreach (var status in new[] { ListingStatus.Delisted, ListingStatus.Active })
        {
            var result = ended is null
                ? await FetchAsync(status, key!, cancellationToken)
                : Refused(status, new(ended.Kind, isFirst ? ended.Message : $"Not asked for: {ended.Message}"));
            if (result.Refusal is { } kind && AlphaVantageRefusals.EndsTheRun(kind)) ended ??= new(kind, result.Problem!);
            isFirst = false;
            yield return result;
        }
    }

    private async Task<ListingResult> FetchAsync(ListingStatus status, string key, CancellationToken cancellationToken)
    {
        var answer = await _client.GetAsync(AlphaVantageQuery.Listing(status), key, cancellationToken);
        if (answer.Refusal is { } refusal) return Refused(status, refusal);
        try
        {
            return await StoreAsync(status, ListingReader.Read(answer.Listing!, status), cancellationToken);
        }
        catch (ContentRefusedException refused)
        {
            return Refused(status, new(refused.Kind, KeyRedaction.Redact($"AlphaVantage's answer cannot be used: {refused.Message}.", key)));
        }
    }

    private async Task<ListingResult> StoreAsync(ListingStatus status, ListingRows rows, CancellationToken cancellationToken)
    {
        // No list is that short: it would take every symbol for one that does not exist.
        if (rows.Listings.Count == 0)
            return Refused(status, new(RefusalKind.NoData, "AlphaVantage's answer holds no symbol that can be read; what is stored stays as it is.")) with { Rejected = rows.Rejected };
        var changes = await _store.ReplaceAsync(status, rows.Listings, _time.GetUtcNow(), cancellationToken);
        return new(status, changes with { Counts = changes.Counts + new WriteCounts(0, 0, rows.Doubles) }, rows.Rejected);
    }

    private ListingResult Refused(ListingStatus status, Refusal refusal)
    {
        IngestLog.NoListing(_log, status, refusal.Kind, refusal.Message);
        return new(status, default, []) { Refusal = refusal.Kind, Problem = refusal.Message };
    }
}

/// <summary>What became of a list: rows received = inserted + updated + unchanged + rejected.</summary>
/// <param name="Status">Which list.</param>
/// <param name="Changes">What changed in the store; a row passed over for another one of its symbol counts as unchanged.</param>
/// <param name="Rejected">Rows that could not be read.</param>
public sealed record ListingResult(ListingStatus Status, ListingChanges Changes, IReadOnlyList<RejectedRow> Rejected)
{
    /// <summary>Why the list did not come and the stored one stays; null where it came.</summary>
    public RefusalKind? Refusal { get; init; }

    /// <summary>The same for people, without a key.</summary>
    public string? Problem { get; init; }
}
