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
        foreach (var (name, text) in Samples) options.Samples[name] = text;
    });

    public static void UseApiDocuments(this WebApplication app) => app.MapOpenApiDocuments();

    private const string Description = """
        Daily stock prices and statistics over them. Days are exchange-local, written YYYY-MM-DD; ranges include both ends.
        Prices are exact decimals. Every error comes in one envelope: `info.error` for people, `responseStatus` for programs.

        Each message can be asked at its own path and at `/api/{Message}`. The format is chosen by `Accept`.
        """;

    /// <summary>The numbers of one real day, so that examples look like what comes.</summary>
    private static readonly Dictionary<string, string> Samples = new(StringComparer.Ordinal)
    {
        ["symbol"] = "AAPL",
        ["search"] = "AA",
        ["start_date"] = "2015-01-01",
        ["end_date"] = "2015-12-31",
        ["first_date"] = "2015-01-02",
        ["last_date"] = "2015-12-31",
        ["date"] = "2015-01-02",
        ["open_price"] = "111.389999",
        ["high_price"] = "111.440002",
        ["low_price"] = "107.349998",
        ["close_price"] = "109.330002",
        ["volume"] = "53204600",
        ["adjusted_close_price"] = "102.67823",
        ["dividend_amount"] = "0.47",
        ["split_coefficient"] = "1",
        ["provisional"] = "false",
        ["include_provisional"] = "false",
        ["average_daily_open_price"] = "120.1758",
        ["average_daily_close_price"] = "120.04",
        ["average_daily_volume"] = "51837887",
        ["days"] = "252",
        ["limit"] = "5",
        ["count"] = "252",
        ["pages"] = "51",
        ["source"] = "alphavantage",
        ["error"] = "",
    };
}
