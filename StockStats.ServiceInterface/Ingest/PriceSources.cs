using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using StockStats.ServiceInterface.Ingest.AlphaVantage;
using StockStats.ServiceInterface.Ingest.AlphaVantage.Planning;
using StockStats.ServiceInterface.Ingest.Flask;
using StockStats.ServiceInterface.Ingest.Formats;
using StockStats.ServiceInterface.Ingest.Quota;
using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceInterface.Ingest.Sessions;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceInterface.Storage.Listings;
using StockStats.ServiceInterface.Telemetry;

namespace StockStats.ServiceInterface.Ingest;

/// <summary>Registers the sources of prices.</summary>
public static class PriceSources
{
    /// <summary>
    /// Adds every <see cref="IPriceProvider"/>, the <see cref="ListingImport"/>, the <see cref="RowValidator"/> and the <see cref="QuotaLedger"/>, which needs the storage.
    /// Settings that cannot be used stop the start.
    /// </summary>
    /// <param name="services">The host's services; a TimeProvider in them is used, else the system's.</param>
    /// <param name="configuration">The whole configuration; section <see cref="AlphaVantageOptions.Section"/> is read.</param>
    /// <exception cref="TimeZonesMissingException">The system has no time zone data.</exception>
    public static IServiceCollection AddPriceSources(this IServiceCollection services, IConfiguration configuration)
    {
        Exchanges.RequireTimeZones(TimeZoneInfo.FindSystemTimeZoneById);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new RowValidator(provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(new SpoolFolder(configuration["Ingest:TempFolder"] ?? Path.GetTempPath()));
        services.TryAddSingleton<PriceReader>();
        services.TryAddSingleton(InputStreams.System);
        services.AddTransient<IPriceProvider, FileProvider>();
        services.AddTransient<FlaskProvider>();
        services.AddTransient(provider => new FlaskTakeover(
            provider.GetRequiredService<SqlDialect>(), provider.GetRequiredService<Importer>(), provider.GetRequiredService<IngestRunStore>(),
            provider.GetRequiredService<FlaskProvider>()));
        return services.AddQuotaLedger().AddAlphaVantage(configuration);
    }

    private static IServiceCollection AddQuotaLedger(this IServiceCollection services)
    {
        services.TryAddSingleton<DatabaseClock>(provider => provider.GetRequiredService<SqlDialect>().ReadNowAsync);
        services.AddSingleton(provider => new QuotaLedger(
            provider.GetRequiredService<SqlDialect>(), provider.GetRequiredService<DatabaseClock>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    private static IServiceCollection AddAlphaVantage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AlphaVantageOptions>().Bind(configuration.GetSection(AlphaVantageOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AlphaVantageOptions>, AlphaVantageOptionsValidator>();
        services.AddSingleton<AlphaVantageQuota>();
        services.AddSingleton<AlphaVantageRetry>();
        services.AddSingleton<ProviderMetrics>();
        services.AddSingleton(provider => new CountersOfAlerts(provider.GetRequiredService<ProviderMetrics>(), provider.GetRequiredService<RunMetrics>()));
        services.AddSingleton<ApiKeySource>();
        services.AddSingleton<FetchPlanner>();
        services.AddTransient<PriceFetcher>();
        services.AddTransient<ActionFetcher>();
        services.AddSingleton(provider => new ProviderBudgets(
            provider.GetRequiredService<ApiKeySource>(), provider.GetRequiredService<AlphaVantageQuota>()));
        services.AddTransient(provider => new ListingImport(
            provider.GetRequiredService<ApiKeySource>(), provider.GetRequiredService<AlphaVantageClient>(), provider.GetRequiredService<ListingStore>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ListingImport>>()));
        services.AddHttpClient(ApiKeySource.ClientName, (provider, client) => Limit(client, Settings(provider).KeyTimeoutSeconds, 4096))
            .KeepSecrets()
            .AddResilienceHandler("key", (pipeline, context) =>
            {
                pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
                pipeline.AddRetry(new HttpRetryStrategyOptions { MaxRetryAttempts = 2, Delay = TimeSpan.FromSeconds(1), BackoffType = DelayBackoffType.Constant });
            });
        services.AddHttpClient<AlphaVantageClient>(
                (provider, client) => Limit(client, Settings(provider).TimeoutSeconds, AlphaVantageClient.LargestAnswer))
            .KeepSecrets();
        return services.AddTransient<IPriceProvider, AlphaVantageProvider>();
    }

    private static AlphaVantageOptions Settings(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<AlphaVantageOptions>>().Value;

    private static void Limit(HttpClient client, double seconds, long bytes)
    {
        client.Timeout = TimeSpan.FromSeconds(seconds);
        client.MaxResponseContentBufferSize = bytes;
    }

    /// <summary>The addresses hold keys: they are not logged, and not carried on to where a redirect points.</summary>
    private static IHttpClientBuilder KeepSecrets(this IHttpClientBuilder client) => client
        .RemoveAllLoggers()
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        });
}
