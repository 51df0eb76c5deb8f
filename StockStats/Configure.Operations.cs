namespace StockStats;

/// <summary>What operators of a server look at, and how it ends.</summary>
internal static class ConfigureOperations
{
    public static void AddOperations(this WebApplicationBuilder builder)
    {
        builder.AddHealth();
        builder.AddTelemetry();
        builder.AddShutdown();
    }

    /// <summary>Comes before all other middleware.</summary>
    public static void UseOperations(this WebApplication app)
    {
        app.UseRequestLogs();
        app.UseShutdown();
        app.UseHealth();
        app.UseTelemetry();
    }
}
