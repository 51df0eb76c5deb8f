namespace StockStats.Tests;

/// <summary>A fixture whose tests each have a fresh, migrated database.</summary>
public abstract class DatabaseFixture
{
    private protected TestDatabase Database { get; private set; } = null!;

    [SetUp]
    public async Task CreateDatabaseAsync() => Database = await TestDatabase.CreateAsync();

    [TearDown]
    public async Task DisposeDatabaseAsync() => await Database.DisposeAsync();
}
