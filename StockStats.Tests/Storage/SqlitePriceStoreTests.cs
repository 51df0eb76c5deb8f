using Dapper;
using Microsoft.Data.Sqlite;
using StockStats.ServiceInterface.Storage;

namespace StockStats.Tests.Storage;

[TestFixture]
public sealed class SqlitePriceStoreTests : PriceStoreCompliance
{
    private TestDatabase _database = null!;

    [TearDown]
    public async Task DisposeAsync() => await _database.DisposeAsync();

    private protected override async Task<IPriceStore> CreateStoreAsync()
    {
        _database = await TestDatabase.CreateAsync();
        return _database.Store;
    }

    private protected override async Task MarkIrregularAsync(string symbol)
    {
        await using var connection = new SqliteConnection($"Data Source={_database.File};Pooling=False");
        await connection.ExecuteAsync("UPDATE corporate_actions SET irregular = 1 WHERE symbol = @symbol", new { symbol });
    }
}
