using StockStats.Scheduling;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Ingest.AlphaVantage;

namespace StockStats;

/// <summary>The sources of prices, what carries them into the store, and when the server does so by itself.</summary>
internal static class ConfigureIngest
{
    public static void AddIngest(this WebApplicationBuilder builder)
    {
        // Bound again where it is used; read here so that a value of the wrong kind stops the start as every other setting does.
        builder.Configuration.Read<AlphaVantageOptions>(AlphaVantageOptions.Section);
        var settings = builder.Configuration.Read<IngestSettings>(IngestSettings.Section);
        var schedule = IngestSchedule.Read(settings);
        builder.Services.AddPriceSources(builder.Configuration);
        builder.Services.AddSingleton<RunRecords>();
        builder.Services.AddSingleton<Importer>();
        builder.Services.AddSingleton(services => new Lazy<IPriceProvider>(
            () => services.GetServices<IPriceProvider>().Single(provider => provider.Name == ProviderNames.AlphaVantage)));
        builder.Services.AddSingleton<IngestRunner>();
        builder.Services.AddSingleton(settings.ReadDefaults());
        builder.Services.AddSingleton(settings);
        builder.Services.AddHostedService<IngestRunUpkeep>();
        if (schedule is null) return;
        builder.Services.AddSingleton(schedule);
        builder.Services.AddHostedService<ScheduledIngest>();
    }
}
