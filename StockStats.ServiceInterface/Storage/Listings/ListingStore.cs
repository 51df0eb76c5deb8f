using System.Data.Common;
using Dapper;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Storage.Listings;

/// <summary>
/// What exchanges list and have listed: two lists, each replaced as a whole. Fails with <see cref="StorageException"/> as
/// <see cref="IPriceStore"/> does. Thread-safe.
/// </summary>
public sealed class ListingStore
{
    /// <summary>Rows a statement: SQLite looks names of parameters up one after the other, so that a longer statement is no faster.</summary>
    private const int RowsPerStatement = 200;

    private readonly SqlDialect _dialect;

    internal ListingStore(SqlDialect dialect) => _dialect = dialect;

    /// <summary>Puts a list in the place of the stored one, in one transaction.</summary>
    /// <param name="status">Which list.</param>
    /// <param name="listings">All of it: each symbol once, each of this status.</param>
    /// <param name="asOf">When it was fetched.</param>
    /// <param name="cancellationToken">Leaves the stored one.</param>
    public Task<ListingChanges> ReplaceAsync(
        ListingStatus status, IReadOnlyCollection<Listing> listings, DateTimeOffset asOf, CancellationToken cancellationToken) =>
        _dialect.RunAsync(async connection =>
        {
            var name = new { status = ListingStatuses.Name(status) };
            await using var transaction = await _dialect.BeginWriteAsync(connection, cancellationToken);
            var stored = await ReadAsync(transaction, name, cancellationToken);
            await connection.ExecuteAsync(new(ListingText.DeleteAll, name, transaction, cancellationToken: cancellationToken));
            await InsertAsync(transaction, listings, _dialect.Encode(asOf), cancellationToken);
            await _dialect.CommitAsync(transaction);
            return Changes(stored, listings);
        }, cancellationToken);

    /// <summary>What is known of symbols.</summary>
    /// <param name="symbols">In the form of <see cref="Prices.SymbolName"/>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<KnownListings> FindAsync(IReadOnlyCollection<string> symbols, CancellationToken cancellationToken) =>
        _dialect.RunAsync(async connection =>
        {
            await using var snapshot = await _dialect.BeginReadAsync(connection, cancellationToken);
            var asOf = await ReadAsOfAsync(snapshot, cancellationToken);
            Dictionary<string, Listing> found = new(StringComparer.Ordinal);
            foreach (var part in symbols.Chunk(RowsPerStatement))
            {
                await using var select = RowsCommand.Create(snapshot, ListingText.SelectBySymbol(part.Length), part);
                await using var reader = await select.ExecuteReaderAsync(cancellationToken);
                while (await reader.ReadAsync(cancellationToken)) found[reader.GetString(0)] = Read(_dialect, reader);
            }

            return new KnownListings(asOf, found);
        }, cancellationToken);

    /// <summary>Reads the columns that <see cref="ListingText.Columns"/> names.</summary>
    internal static Listing Read(SqlDialect dialect, DbDataReader reader, int first = 0) => new(
        reader.GetString(first),
        ListingStatuses.Parse(reader.GetString(first + 1)),
        Text(reader, first + 2),
        Text(reader, first + 3),
        Text(reader, first + 4),
        dialect.ReadOptionalDate(reader, first + 5),
        dialect.ReadOptionalDate(reader, first + 6));

    private static string? Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static ListingChanges Changes(Dictionary<string, Listing> stored, IReadOnlyCollection<Listing> listings)
    {
        var known = listings.Where(listing => stored.ContainsKey(listing.Symbol)).ToList();
        var unchanged = known.Count(listing => stored[listing.Symbol] == listing);
        return new(new(listings.Count - known.Count, known.Count - unchanged, unchanged), stored.Count - known.Count);
    }

    private async Task<Dictionary<string, Listing>> ReadAsync(DbTransaction transaction, object status, CancellationToken cancellationToken)
    {
        await using var reader = await transaction.Connection!.ExecuteReaderAsync(
            new CommandDefinition(ListingText.SelectAll, status, transaction, cancellationToken: cancellationToken));
        Dictionary<string, Listing> listings = new(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken)) listings.Add(reader.GetString(0), Read(_dialect, reader));
        return listings;
    }

    private async Task<DateTimeOffset?> ReadAsOfAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        await using var reader = await transaction.Connection!.ExecuteReaderAsync(
            new CommandDefinition(ListingText.SelectAsOf, parameters: null, transaction, cancellationToken: cancellationToken));
        List<DateTimeOffset> times = [];
        while (await reader.ReadAsync(cancellationToken)) times.Add(_dialect.ReadTime(reader, 1));
        return times.Count == Enum.GetValues<ListingStatus>().Length ? times.Min() : null;
    }

    /// <summary>An insert that may replace: another process that replaces the same list holds no row that is not there yet.</summary>
    private async Task InsertAsync(
        DbTransaction transaction, IEnumerable<Listing> listings, object asOf, CancellationToken cancellationToken)
    {
        foreach (var part in listings.Chunk(RowsPerStatement))
        {
            var text = SqlText.InsertMany("listings", ListingText.Parameters, part.Length)
                + _dialect.OnConflictReplace(ListingText.Parameters, keys: 2);
            await using var insert = RowsCommand.Create(transaction, text, part.SelectMany(listing => Values(listing, asOf)));
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Names are searched in upper case, which databases do not agree on beyond ASCII.</summary>
    private object?[] Values(Listing listing, object asOf) =>
    [
        listing.Symbol,
        ListingStatuses.Name(listing.Status),
        listing.Name,
        listing.Name?.ToUpperInvariant(),
        listing.Exchange,
        listing.AssetType,
        _dialect.Encode(listing.IpoDate),
        _dialect.Encode(listing.DelistingDate),
        asOf,
    ];
}
