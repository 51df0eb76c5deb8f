using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;

namespace StockStats.Tests;

/// <summary>A migrated SQLite database in a file of its own, for tests of what stands on the store.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _services;

    private TestDatabase() => _services = new ServiceCollection()
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddPriceStorage($"Data Source={File};Default Timeout=30")
        .BuildServiceProvider();

    public string File => _folder.File("prices.db");

    public IPriceStore Store => _services.GetRequiredService<IPriceStore>();

    public IngestRunStore Runs => _services.GetRequiredService<IngestRunStore>();

    public QuarantineStore Quarantine => _services.GetRequiredService<QuarantineStore>();

    /// <summary>The connections the stores take theirs from.</summary>
    public SqlDialect Dialect => _services.GetRequiredService<SqlDialect>();

    public static async Task<TestDatabase> CreateAsync()
    {
        var database = new TestDatabase();
        await database._services.GetRequiredService<DatabaseMigrator>().MigrateUpAsync(CancellationToken.None);
        return database;
    }

    /// <summary>Stores days of open = close = 100, 101, … and volume 1000, 1001, … from a first day on.</summary>
    public Task<WriteCounts> StoreDaysAsync(string symbol, DateOnly first, int days) =>
        Store.WriteAsync(new SymbolPrices(symbol, PriceBasis.Raw, "test", [.. Enumerable.Range(0, days).Select(i => Day(first.AddDays(i), 100 + i, 1000 + i))]),
            CancellationToken.None);

    public static PriceRow Day(DateOnly date, decimal price, long volume, bool provisional = false) =>
        new(new(date, Price.FromDecimal(price), null, null, Price.FromDecimal(price), volume, null, provisional), null);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }
}
