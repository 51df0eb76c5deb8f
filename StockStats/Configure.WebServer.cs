using StockStats.ServiceInterface;

namespace StockStats;

/// <summary>Where the server listens.</summary>
internal static class ConfigureWebServer
{
    public static void AddWebServer(this WebApplicationBuilder builder)
    {
        builder.AddSecurity();
        CheckAddresses(builder.Configuration[WebHostDefaults.ServerUrlsKey]);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
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
