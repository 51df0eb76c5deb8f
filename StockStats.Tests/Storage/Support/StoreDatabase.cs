using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StockStats.ServiceInterface.Caching;
using StockStats.ServiceInterface.Paging;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceInterface.Storage.Listings;
using StockStats.ServiceModel.Types;

namespace StockStats.Tests.Storage.Support;

/// <summary>A database of its own for one test, with the stores over it.</summary>
internal abstract class StoreDatabase : IAsyncDisposable
{
    private readonly Lazy<ServiceProvider> _services;

    protected StoreDatabase() => _services = new(() => Process());

    public IPriceStore Store => _services.Value.GetRequiredService<IPriceStore>();

    /// <summary>Series of <see cref="Store"/>, as the server has them.</summary>
    public PriceSeriesCache Cache => _services.Value.GetRequiredService<PriceSeriesCache>();

    /// <summary>Pages of all symbols of <see cref="Store"/>.</summary>
    public BarPages Pages => _services.Value.GetRequiredService<BarPages>();

    public IngestRunStore Runs => _services.Value.GetRequiredService<IngestRunStore>();

    public QuarantineStore Quarantine => _services.Value.GetRequiredService<QuarantineStore>();

    public ListingStore Listings => _services.Value.GetRequiredService<ListingStore>();

    public DatabaseMigrator Migrator => _services.Value.GetRequiredService<DatabaseMigrator>();

    /// <summary>The connections the stores take theirs from.</summary>
    public SqlDialect Dialect => _services.Value.GetRequiredService<SqlDialect>();

    /// <summary>What errors call it.</summary>
    public abstract string Location { get; }

    /// <summary>Arguments that have the real program use it.</summary>
    public abstract IReadOnlyList<string> ProgramSettings { get; }

    /// <summary>A migrated database.</summary>
    public static async Task<StoreDatabase> CreateAsync(DatabaseKind kind)
    {
        var database = await CreateEmptyAsync(kind);
        await database.Migrator.MigrateUpAsync(CancellationToken.None);
        return database;
    }

    /// <summary>One without a table.</summary>
    public static async Task<StoreDatabase> CreateEmptyAsync(DatabaseKind kind) => kind switch
    {
        DatabaseKind.Sqlite => new TestDatabase(),
        DatabaseKind.MariaDb => new MariaDbDatabase(await SharedMariaDb.StartedAsync()),
        DatabaseKind.Spider => await SpiderDatabase.CreateAsync(await SharedSpider.StartedAsync()),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Stores with connections of their own, as another process has.</summary>
    /// <param name="configure">Puts another clock, log or dialect in place of the usual one.</param>
    public ServiceProvider Process(Action<IServiceCollection>? configure = null)
    {
        var services = new ServiceCollection().AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        AddStorage(services);
        services.AddSeriesCache(new());
        configure?.Invoke(services);
        return services.BuildServiceProvider();
    }

    /// <summary>Every table and column, without the table of versions.</summary>
    public abstract Task<List<string>> SchemaAsync();

    /// <summary>Runs a statement as an administrator would.</summary>
    public async Task ExecuteAsync(string sql, object? values = null)
    {
        await using var connection = await Dialect.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(sql, values);
    }

    /// <summary>Asks as an administrator would.</summary>
    public async Task<List<T>> QueryAsync<T>(string sql, object? values = null)
    {
        await using var connection = await Dialect.OpenAsync(CancellationToken.None);
        return [.. await connection.QueryAsync<T>(sql, values)];
    }

    /// <summary>Stores <see cref="Days"/>.</summary>
    public Task<WriteCounts> StoreDaysAsync(string symbol, DateOnly first, int days) => Store.WriteAsync(Days(symbol, first, days), CancellationToken.None);

    /// <summary>Days of open = close = 100, 101, … and volume 1000, 1001, … from a first day on.</summary>
    public static SymbolPrices Days(string symbol, DateOnly first, int days) => new(symbol, PriceBasis.Raw, "test",
        [.. Enumerable.Range(0, days).Select(i => Day(first.AddDays(i), 100 + i, 1000 + i))]);

    public static PriceRow Day(DateOnly date, decimal price, long volume, bool provisional = false) =>
        new(new(date, Price.FromDecimal(price), null, null, Price.FromDecimal(price), volume, null, provisional), null);

    public virtual async ValueTask DisposeAsync()
    {
        if (_services.IsValueCreated) await _services.Value.DisposeAsync();
    }

    protected abstract void AddStorage(IServiceCollection services);
}
