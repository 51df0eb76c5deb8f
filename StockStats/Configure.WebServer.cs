namespace StockStats;

/// <summary>Where the server listens, and how it stops.</summary>
internal static class ConfigureWebServer
{
    /// <summary>Requests under way at a stop have this long to finish.</summary>
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(30);

    public static void AddWebServer(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = DrainTime);
    }
}
