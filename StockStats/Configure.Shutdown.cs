using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StockStats.ServiceInterface;
using StockStats.Shutdown;

namespace StockStats;

/// <summary>
/// How a server ends: <c>/health/ready</c> says 503 at once; after a delay it listens no more; what is under way is answered; and no
/// connection is closed under a request.
/// </summary>
internal static class ConfigureShutdown
{
    public static void AddShutdown(this WebApplicationBuilder builder)
    {
        var settings = ShutdownSettings.Read(builder.Configuration);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(settings.DelaySeconds + settings.Seconds));
        builder.Services.AddSingleton(settings).AddSingleton<Drain>().AddHostedService<DrainService>();
        builder.Services.AddSingleton<SocketTransportFactory>();
        builder.Services.AddSingleton<IConnectionListenerFactory, DrainingListeners>();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(
            next => connection => CountAsync(next, connection, kestrel.ApplicationServices.GetRequiredService<Drain>()))));
        builder.Services.AddHealthChecks().AddCheck<StoppingCheck>("server", tags: [ConfigureHealth.Ready]);
    }

    public static void UseShutdown(this WebApplication app) => app.UseMiddleware<DrainMiddleware>();

    private static async Task CountAsync(ConnectionDelegate next, ConnectionContext connection, Drain drain)
    {
        drain.Open();
        try
        {
            await next(connection);
        }
        finally
        {
            drain.Close();
        }
    }

    private sealed class StoppingCheck(Drain drain) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(drain.HasBegun ? HealthCheckResult.Unhealthy("is about to stop") : HealthCheckResult.Healthy("serves"));
    }
}

/// <summary>How long a stop may take.</summary>
internal sealed record ShutdownSettings
{
    public const string Section = "Shutdown";

    /// <summary>An hour.</summary>
    public const int Most = 3_600;

    /// <summary>From the signal to the end of listening: as long as it takes until nobody sends requests here any more.</summary>
    public int DelaySeconds { get; init; }

    /// <summary>From then on: as long as requests under way may take.</summary>
    public int Seconds { get; init; } = 30;

    /// <exception cref="WrongSettingException">A value is no number, or out of its range.</exception>
    public static ShutdownSettings Read(IConfiguration configuration)
    {
        var settings = configuration.Read<ShutdownSettings>(Section);
        Check(nameof(DelaySeconds), settings.DelaySeconds);
        Check(nameof(Seconds), settings.Seconds);
        return settings;
    }

    private static void Check(string name, int value)
    {
        if (value is < 0 or > Most)
            throw new WrongSettingException(FormattableString.Invariant($"{Section}:{name} is '{value}': expected 0 to {Most}"));
    }
}
