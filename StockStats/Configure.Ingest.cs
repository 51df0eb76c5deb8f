using StockStats.AppTasks;
using StockStats.ServiceInterface.Ingest;

namespace StockStats;

/// <summary>The sources of prices, and what carries them into the store.</summary>
internal static class ConfigureIngest
{
    public static void AddIngest(this WebApplicationBuilder builder)
    {
        builder.Services.AddPriceSources(builder.Configuration);
        builder.Services.AddSingleton<Importer>();
        builder.Services.AddSingleton(builder.Configuration.Read<IngestSettings>(IngestSettings.Section));
    }
}
