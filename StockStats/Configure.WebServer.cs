using StockStats.ServiceInterface;

namespace StockStats;

/// <summary>Where the server listens, and how it stops.</summary>
internal static class ConfigureWebServer
{
    /// <summary>Requests under way at a stop have this long to finish.</summary>
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(30);

    public static void AddWebServer(this WebApplicationBuilder builder)
    {
        builder.AddSecurity();
        CheckAddresses(builder.Configuration[WebHostDefaults.ServerUrlsKey]);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = DrainTime);
    }

    /// <exception cref="WrongSettingException">One of the addresses is none.</exception>
    private static void CheckAddresses(string? urls)
    {
        foreach (var url in urls?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            try
            {
                BindingAddress.Parse(url);
            }
            catch (FormatException)
            {
                throw new WrongSettingException($"urls has '{url}': expected an address such as http://localhost:5000");
            }
        }
    }
}
