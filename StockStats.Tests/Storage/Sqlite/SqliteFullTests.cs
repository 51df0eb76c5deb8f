using Dapper;
using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Storage.Sqlite;

/// <summary>What a full disk leaves.</summary>
[TestFixture]
public sealed class SqliteFullTests : DatabaseFixture
{
    private static readonly DateOnly First = new(2024, 2, 28);

    [Test]
    public async Task A_database_that_is_full_says_so_and_is_unchanged()
    {
        await WriteAsync(days: 2);
        var before = await FindAsync();
        await LimitPagesAsync();

        var failure = await Assert.ThrowsAsync<StorageException>(() => WriteAsync(days: 20_000));

        Assert.That(failure!.Message, Does.Contain("full").And.Contain(Database.File));
        Assert.That(await FindAsync(), Is.EqualTo(before));
        Assert.That(await CountAsync(), Is.EqualTo(2));
    }

    /// <summary>
    /// Lets the store's one idle connection grow the file no further: the engine then meets SQLITE_FULL, as on a full disk. The limit
    /// is the connection's, and the pool hands the same one out again.
    /// </summary>
    private async Task LimitPagesAsync()
    {
        await using var connection = await Database.Dialect.OpenForWritingAsync(CancellationToken.None);
        await connection.ExecuteAsync("PRAGMA max_page_count = 1");
    }

    private Task<WriteCounts> WriteAsync(int days) => Database.StoreDaysAsync("IBM", First, days);

    private Task<StoredSymbol?> FindAsync() => Database.Store.FindSymbolAsync("IBM", CancellationToken.None);

    private Task<int> CountAsync() => Database.Store.CountBarsAsync("IBM");
}
