using Messaging.OpenApi;

namespace StockStats;

/// <summary>What the API documents say beyond the messages themselves.</summary>
internal static class ConfigureOpenApi
{
    public static void AddApiDocuments(this WebApplicationBuilder builder) => builder.Services.AddOpenApiDocuments(options =>
    {
        options.Title = "StockStats";
        options.Version = "1.0";
        options.Description = Description;
        options.Contact = new() { Name = "Whoever runs this server" };
        options.Tags["financial_data"] = "Daily prices.";
        options.Tags["statistics"] = "Statistics over ranges of days.";
        options.Tags["symbols"] = "What prices are stored for.";
        foreach (var (name, text) in ContractSamples.Values) options.Samples[name] = text;
    });

    public static void UseApiDocuments(this WebApplication app) => app.MapOpenApiDocuments();

    private const string Description = """
        Daily stock prices and statistics over them. Days are exchange-local, written YYYY-MM-DD; ranges include both ends.
        Prices are exact decimals. Every error comes in one envelope: `info.error` for people, `responseStatus` for programs.

        Each message can be asked at its own path and at `/api/{Message}`. The format is chosen by `Accept`.
        """;
}
