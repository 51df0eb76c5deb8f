using System.Data.Common;
using Dapper;

namespace StockStats.ServiceInterface.Storage;

/// <summary>Which part of a list to read.</summary>
internal sealed record Paging
{
    /// <param name="limit">Items a page, at least 1.</param>
    /// <param name="page">Page number from 1.</param>
    public Paging(int limit, int page)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        Limit = limit;
        Offset = (page - 1L) * limit;
    }

    /// <summary>Items a page.</summary>
    public int Limit { get; }

    /// <summary>Items before the page; two positive ints multiply inside 64 bits.</summary>
    public long Offset { get; }
}

/// <summary>Reads pages: the count and the items in one snapshot, so that they agree.</summary>
internal static class SqlPages
{
    /// <summary>Reads a page of which each item is one row.</summary>
    public static Task<Page<T>> ReadPageAsync<T>(
        this SqlDialect dialect, string count, string select, object values, Paging paging, Func<DbDataReader, T> read, CancellationToken cancellationToken) =>
        dialect.ReadPageAsync(count, select, values, paging, async reader =>
        {
            List<T> items = [];
            while (await reader.ReadAsync(cancellationToken)) items.Add(read(reader));
            return items;
        }, cancellationToken);

    /// <summary>Reads a page. One past the end is empty and is not looked for.</summary>
    public static Task<Page<T>> ReadPageAsync<T>(
        this SqlDialect dialect,
        string count,
        string select,
        object values,
        Paging paging,
        Func<DbDataReader, Task<List<T>>> readAll,
        CancellationToken cancellationToken) =>
        dialect.RunAsync(async connection =>
        {
            await using var snapshot = await dialect.BeginReadAsync(connection, cancellationToken);
            var total = await connection.ExecuteScalarAsync<long>(new(count, values, snapshot, cancellationToken: cancellationToken));
            if (paging.Offset >= total) return new Page<T>([], total);
            await using var reader = await connection.ExecuteReaderAsync(
                new CommandDefinition(select, values, snapshot, cancellationToken: cancellationToken));
            return new Page<T>(await readAll(reader), total);
        }, cancellationToken);
}
