using StockStats.AppTasks;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Ingest.AlphaVantage;

namespace StockStats;

/// <summary>The sources of prices, and what carries them into the store.</summary>
internal static class ConfigureIngest
{
    public static void AddIngest(this WebApplicationBuilder builder)
    {
        // Bound again where it is used; read here so that a value of the wrong kind stops the start as every other setting does.
        builder.Configuration.Read<AlphaVantageOptions>(AlphaVantageOptions.Section);
        builder.Services.AddPriceSources(builder.Configuration);
        builder.Services.AddSingleton<Importer>();
        builder.Services.AddSingleton(builder.Configuration.Read<IngestSettings>(IngestSettings.Section));
    }
}
