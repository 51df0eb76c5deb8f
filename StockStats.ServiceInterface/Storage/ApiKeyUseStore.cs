using Dapper;

namespace StockStats.ServiceInterface.Storage;

/// <summary>
/// When API keys were last used, at any server. Fails with <see cref="StorageException"/> as <see cref="IPriceStore"/> does. Thread-safe.
/// </summary>
public sealed class ApiKeyUseStore
{
    /// <summary>Longest name of a key, in characters.</summary>
    public const int LongestName = 128;

    private const string Table = "api_key_uses";
    private const string Name = "name";
    private const string LastUsedAt = "last_used_at";

    /// <summary>Another server may have told a later use before.</summary>
    private const string Raise = $"UPDATE {Table} SET {LastUsedAt} = @{LastUsedAt} WHERE {Name} = @{Name} AND {LastUsedAt} < @{LastUsedAt}";

    private static readonly string[] Columns = [Name, LastUsedAt];

    private readonly SqlDialect _dialect;

    internal ApiKeyUseStore(SqlDialect dialect) => _dialect = dialect;

    /// <summary>Records uses, each where none later is recorded.</summary>
    /// <param name="uses">Names, each once, with the time of the last use; recorded in one transaction.</param>
    /// <param name="cancellationToken">Nothing is recorded.</param>
    public Task RecordAsync(IEnumerable<(string Name, DateTimeOffset UsedAt)> uses, CancellationToken cancellationToken) =>
        _dialect.RunAsync(async connection =>
        {
            await using var transaction = await _dialect.BeginWriteAsync(connection, cancellationToken);
            // In one order, so that two servers do not wait for each other.
            foreach (var (name, usedAt) in uses.OrderBy(use => use.Name, StringComparer.Ordinal))
            {
                var values = new { name, last_used_at = _dialect.Encode(usedAt) };
                var insert = SqlText.Insert(Table, Columns) + _dialect.OnConflictLock([Name], LastUsedAt);
                await connection.ExecuteAsync(new(insert, values, transaction, cancellationToken: cancellationToken));
                await connection.ExecuteAsync(new(Raise, values, transaction, cancellationToken: cancellationToken));
            }

            await _dialect.CommitAsync(transaction);
            return true;
        }, cancellationToken);

    /// <summary>The last use of every key that was ever used, by name; of keys too that are no more.</summary>
    public Task<IReadOnlyDictionary<string, DateTimeOffset>> ReadAsync(CancellationToken cancellationToken) =>
        _dialect.RunAsync(async connection =>
        {
            Dictionary<string, DateTimeOffset> uses = new(StringComparer.OrdinalIgnoreCase);
            await using var reader = await connection.ExecuteReaderAsync(
                new CommandDefinition($"SELECT {Name}, {LastUsedAt} FROM {Table}", cancellationToken: cancellationToken));
            while (await reader.ReadAsync(cancellationToken)) uses[reader.GetString(0)] = _dialect.ReadTime(reader, 1);
            return (IReadOnlyDictionary<string, DateTimeOffset>)uses;
        }, cancellationToken);
}
