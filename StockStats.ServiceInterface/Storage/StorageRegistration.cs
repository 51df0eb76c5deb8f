using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using StockStats.ServiceInterface.Storage.Listings;
using StockStats.ServiceInterface.Storage.MySql;
using StockStats.ServiceInterface.Storage.Sqlite;

namespace StockStats.ServiceInterface.Storage;

/// <summary>Registers the storage.</summary>
public static class StorageRegistration
{
    /// <summary>Where prices are kept unless told otherwise, relative to the current folder.</summary>
    public const string DefaultConnectionString = "Data Source=data/streaming/stockstats.db";

    /// <summary>
    /// Adds <see cref="IPriceStore"/>, <see cref="IngestRunStore"/>, <see cref="QuarantineStore"/>, <see cref="ListingStore"/>, <see cref="ApiKeyUseStore"/> and
    /// <see cref="DatabaseMigrator"/> over one SQLite file, all as singletons. Needs logging; takes a registered <see cref="TimeProvider"/>, else the system's.
    /// </summary>
    /// <param name="services">Where to add.</param>
    /// <param name="connectionString">
    /// As Microsoft.Data.Sqlite takes it. Without a Default Timeout a locked database is waited for 5 seconds.
    /// </param>
    /// <exception cref="ArgumentException">Not a connection string of SQLite, or one that names no file.</exception>
    public static IServiceCollection AddPriceStorage(
        this IServiceCollection services, string connectionString = DefaultConnectionString)
    {
        var file = new SqliteFile(connectionString);
        return services.AddPriceStorage(_ => new SqliteDialect(file));
    }

    /// <summary>As <see cref="AddPriceStorage(IServiceCollection, string)"/>, over one database of a MySQL or MariaDB server.</summary>
    /// <param name="services">Where to add.</param>
    /// <param name="connectionString">As MySqlConnector takes it; names a server and a database.</param>
    /// <param name="options">Win over the connection string.</param>
    /// <exception cref="ArgumentException">Not a connection string of MySQL, or one that names no server or no database.</exception>
    public static IServiceCollection AddMySqlPriceStorage(this IServiceCollection services, string connectionString, MySqlOptions options)
    {
        // Made once to find mistakes at the start; each container has its own, since it closes its connections with itself.
        using (new MySqlServer(connectionString, options)) { }

        return services.AddPriceStorage(provider =>
        {
            var server = new MySqlServer(connectionString, options);
            var retry = new MySqlRetry(
                options.Retries, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<MySqlRetry>>());
            return new MySqlDialect(server, retry, new(server, provider.GetRequiredService<ILogger<MySqlBars>>()));
        });
    }

    private static IServiceCollection AddPriceStorage(this IServiceCollection services, Func<IServiceProvider, SqlDialect> dialect)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(dialect);
        services.AddSingleton<CommitNotices>();
        services.AddSingleton<IPriceStore>(provider => new SqlPriceStore(
            provider.GetRequiredService<SqlDialect>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<CommitNotices>()));
        services.AddSingleton<RunMetrics>();
        services.AddSingleton(provider => new IngestRunStore(
            provider.GetRequiredService<SqlDialect>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<RunMetrics>()));
        services.AddSingleton(provider => new SymbolAgeStore(
            provider.GetRequiredService<SqlDialect>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new QuarantineStore(provider.GetRequiredService<SqlDialect>()));
        services.AddSingleton(provider => new ListingStore(provider.GetRequiredService<SqlDialect>()));
        services.AddSingleton(provider => new DatabaseCopies(provider.GetRequiredService<SqlDialect>()));
        services.AddSingleton(provider => new ApiKeyUseStore(provider.GetRequiredService<SqlDialect>()));
        services.AddSingleton(provider => new DatabaseMigrator(
            provider.GetRequiredService<SqlDialect>(), provider.GetRequiredService<ILogger<DatabaseMigrator>>()));
        return services;
    }
}
