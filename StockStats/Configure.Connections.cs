using Microsoft.AspNetCore.Server.Kestrel.Core;
using StockStats.ServiceInterface;

namespace StockStats;

/// <summary>What the server bears of clients that are slow, or many.</summary>
internal static class ConfigureConnections
{
    /// <summary>A transfer is not judged before: it may have to find its pace.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <exception cref="WrongSettingException">A limit is no number, or out of its range.</exception>
    public static void AddConnectionLimits(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.Read<ConnectionSettings>(ConnectionSettings.Section);
        Check(nameof(settings.Connections), settings.Connections, 0);
        Check(nameof(settings.RequestBytesPerSecond), settings.RequestBytesPerSecond, 0);
        Check(nameof(settings.ResponseBytesPerSecond), settings.ResponseBytesPerSecond, 0);
        Check(nameof(settings.HeaderSeconds), settings.HeaderSeconds, 1);
        Check(nameof(settings.KeepAliveSeconds), settings.KeepAliveSeconds, 1);
        Check(nameof(settings.HeaderBytes), settings.HeaderBytes, ConnectionSettings.LeastHeaderBytes);
        builder.WebHost.ConfigureKestrel(kestrel => settings.Apply(kestrel.Limits));
    }

    public static void Apply(this ConnectionSettings settings, KestrelServerLimits limits)
    {
        limits.MaxConcurrentConnections = settings.Connections is 0 ? null : settings.Connections;
        limits.MinRequestBodyDataRate = Rate(settings.RequestBytesPerSecond);
        limits.MinResponseDataRate = Rate(settings.ResponseBytesPerSecond);
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(settings.HeaderSeconds);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(settings.KeepAliveSeconds);
        limits.MaxRequestHeadersTotalSize = settings.HeaderBytes;
        // The request line has a limit of its own, and it cannot be more than what is read ahead.
        limits.MaxRequestBufferSize = Math.Max(limits.MaxRequestBufferSize ?? 0, settings.HeaderBytes);
    }

    private static MinDataRate? Rate(int bytesPerSecond) => bytesPerSecond is 0 ? null : new(bytesPerSecond, Grace);

    private static void Check(string name, int value, int least)
    {
        if (value < least || value > ConnectionSettings.Most)
            throw new WrongSettingException(FormattableString.Invariant(
                $"{ConnectionSettings.Section}:{name} is '{value}': expected {least} to {ConnectionSettings.Most}"));
    }
}

/// <summary>The limits of connections.</summary>
internal sealed record ConnectionSettings
{
    public const string Section = "Limits";

    /// <summary>Of any of them: 11 days, 1 MB/s, 1 MB of headers.</summary>
    public const int Most = 1_000_000;

    /// <summary>Less than browsers send.</summary>
    public const int LeastHeaderBytes = 1_024;

    /// <summary>Connections open at once; those beyond are closed. 0: as many as the system bears.</summary>
    public int Connections { get; init; }

    /// <summary>The slowest a body may come in, after the first 5 s; 0: as slow as it likes.</summary>
    public int RequestBytesPerSecond { get; init; } = 240;

    /// <summary>The slowest an answer may be taken, after the first 5 s; 0: as slow as it likes.</summary>
    public int ResponseBytesPerSecond { get; init; } = 240;

    /// <summary>How long the headers of a request may take.</summary>
    public int HeaderSeconds { get; init; } = 30;

    /// <summary>How long a connection stays open with no request.</summary>
    public int KeepAliveSeconds { get; init; } = 130;

    /// <summary>Bytes that the headers of a request may have in all.</summary>
    public int HeaderBytes { get; init; } = 32_768;
}
