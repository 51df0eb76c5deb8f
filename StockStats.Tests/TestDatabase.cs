using Microsoft.Extensions.DependencyInjection;
using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests;

/// <summary>A SQLite database in a file of its own, also for tests of what stands on the store.</summary>
internal sealed class TestDatabase : StoreDatabase
{
    private readonly TemporaryFolder _folder = new();

    public string File => _folder.File("prices.db");

    /// <inheritdoc/>
    public override string Location => File;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ProgramSettings => ["--ConnectionStrings:Default", $"Data Source={File};Default Timeout=30"];

    public static async Task<TestDatabase> CreateAsync() => (TestDatabase)await CreateAsync(DatabaseKind.Sqlite);

    /// <inheritdoc/>
    public override Task<List<string>> SchemaAsync() => QueryAsync<string>("""
        SELECT type || ' ' || name || ' ' || COALESCE(sql, '') FROM sqlite_master
        WHERE tbl_name NOT IN ('schema_versions', 'sqlite_sequence') ORDER BY 1
        """);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    /// <inheritdoc/>
    protected override void AddStorage(IServiceCollection services) => services.AddPriceStorage($"Data Source={File};Default Timeout=30");
}
