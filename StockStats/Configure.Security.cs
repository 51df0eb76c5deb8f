using System.Globalization;
using System.Net;
using Messaging.Errors;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Primitives;
using StockStats.Security;
using StockStats.ServiceInterface;
using IPNetwork = System.Net.IPNetwork;

namespace StockStats;

/// <summary>What every answer says to browsers, whom forwarded addresses are believed from, and that keys stay out of addresses.</summary>
internal static class ConfigureSecurity
{
    private static readonly StringValues NoSniffing = "nosniff";

    /// <exception cref="WrongSettingException">A setting cannot be used.</exception>
    public static void AddSecurity(this WebApplicationBuilder builder)
    {
        HstsOf(builder.Configuration);
        builder.AddCrossOrigin();
        var proxies = ReadProxies(builder.Configuration.Read<ProxySettings>(ProxySettings.Section).Known);
        if (proxies is []) return;
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            (options.ForwardedHeaders, options.ForwardLimit) = (ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, null);
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in proxies) options.KnownIPNetworks.Add(network);
        });
    }

    /// <summary>Call it before all else that answers.</summary>
    public static void UseSecurity(this WebApplication app)
    {
        if (app.Configuration.Read<ProxySettings>(ProxySettings.Section).Known is { Length: > 0 }) app.UseForwardedHeaders();
        var hsts = HstsOf(app.Configuration);
        app.Use(next => context =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = NoSniffing;
            if (context.Request.IsHttps && hsts.Count > 0) headers.StrictTransportSecurity = hsts;
            return next(context);
        });
        app.UseCrossOrigin();
        app.Use(next => context => KeyInUrl.IsIn(context.Request.QueryString) ? context.WriteFailureAsync(KeyInUrl.Refusal) : next(context));
    }

    private static StringValues HstsOf(IConfiguration configuration)
    {
        var seconds = configuration.Read<HttpsSettings>(HttpsSettings.Section).HstsSeconds;
        if (seconds is < 0 or > HttpsSettings.LongestHsts)
            throw new WrongSettingException(FormattableString.Invariant($"{HttpsSettings.Section}:{nameof(HttpsSettings.HstsSeconds)} is '{seconds}': expected 0 to {HttpsSettings.LongestHsts}"));
        return seconds == 0 ? StringValues.Empty : string.Create(CultureInfo.InvariantCulture, $"max-age={seconds}");
    }

    /// <summary>An address is the network that has it alone.</summary>
    private static List<IPNetwork> ReadProxies(string? known)
    {
        List<IPNetwork> networks = [];
        foreach (var text in (known ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPAddress.TryParse(text, out var address)) networks.Add(new(address, address.GetAddressBytes().Length * 8));
            else if (IPNetwork.TryParse(text, out var network)) networks.Add(network);
            else throw new WrongSettingException($"{ProxySettings.Section}:{nameof(ProxySettings.Known)} has '{text}': expected an address such as 10.0.0.5 or a network such as 10.0.0.0/8");
        }

        return networks;
    }
}

/// <summary>Who stands between callers and this server.</summary>
internal sealed record ProxySettings
{
    public const string Section = "Proxies";

    /// <summary>Addresses and networks, <c>,</c> between them, whose X-Forwarded-For and X-Forwarded-Proto are believed.</summary>
    public string? Known { get; init; }
}

/// <summary>What is said to browsers that came by TLS.</summary>
internal sealed record HttpsSettings
{
    public const string Section = "Https";

    /// <summary>Two years, as browsers' own lists want it.</summary>
    public const int LongestHsts = 63_072_000;

    /// <summary>How long they are to come by TLS only; 0: they are not told.</summary>
    public int HstsSeconds { get; init; } = 2_592_000;
}
