namespace StockStats.Tests.Storage.Support;

/// <summary>A fixture that is run once on each database; each of its tests has a fresh, migrated one.</summary>
public abstract class StorageFixture(DatabaseKind kind)
{
    /// <summary>Category of fixtures that need a server.</summary>
    public const string Server = "Server";

    private protected StoreDatabase Database { get; private set; } = null!;

    private protected DatabaseKind Kind => kind;

    [SetUp]
    public async Task CreateDatabaseAsync() => Database = await StoreDatabase.CreateAsync(kind);

    [TearDown]
    public async Task DisposeDatabaseAsync() => await Database.DisposeAsync();
}
