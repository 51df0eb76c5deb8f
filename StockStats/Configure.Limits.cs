using Messaging;
using StockStats.ServiceInterface;

namespace StockStats;

/// <summary>How much one request may ask, over HTTP and gRPC alike.</summary>
internal static class ConfigureLimits
{
    public static void AddLimits(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.ReadLimits();
        // The server's own limit holds where no message is asked, and for gRPC.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = settings.BodyBytes);
    }

    /// <exception cref="WrongSettingException">A limit is no number, or out of its range.</exception>
    public static LimitSettings ReadLimits(this IConfiguration configuration)
    {
        var settings = configuration.Read<LimitSettings>(LimitSettings.Section);
        Check(nameof(settings.BodyBytes), settings.BodyBytes, 1);
        Check(nameof(settings.BatchLength), settings.BatchLength, 1);
        Check(nameof(settings.Parameters), settings.Parameters, 0);
        if (settings.AllBodyBytes < settings.BodyBytes)
            throw new WrongSettingException(FormattableString.Invariant(
                $"{LimitSettings.Section}:{nameof(settings.AllBodyBytes)} is '{settings.AllBodyBytes}': expected {settings.BodyBytes} (as BodyBytes) to {long.MaxValue}"));
        return settings;
    }

    public static void Apply(this LimitSettings settings, RequestLimits limits)
    {
        (limits.BodyBytes, limits.BatchLength, limits.Parameters) = (settings.BodyBytes, settings.BatchLength, settings.Parameters);
        limits.AllBodyBytes = settings.AllBodyBytes ?? LimitSettings.BodiesAtOnce * settings.BodyBytes;
    }

    private static void Check(string name, int value, int least)
    {
        if (value < least)
            throw new WrongSettingException($"{LimitSettings.Section}:{name} is '{value}': expected {least} to {int.MaxValue}");
    }
}

/// <summary>The limits of one request.</summary>
internal sealed record LimitSettings
{
    public const string Section = "Limits";

    /// <summary>Bytes of a body, as sent and as decoded; 1 or more.</summary>
    public int BodyBytes { get; init; } = 30_000_000;

    /// <summary>Where nothing else is said, there is room for so many bodies of the full size.</summary>
    public const long BodiesAtOnce = 8;

    /// <summary>Bytes of all bodies together; null: eight times <see cref="BodyBytes"/>.</summary>
    public long? AllBodyBytes { get; init; }

    /// <summary>Requests in a batch; 1 or more.</summary>
    public int BatchLength { get; init; } = 1_000;

    /// <summary>Parameters of a query, and fields of a form, counted apart; 0 or more.</summary>
    public int Parameters { get; init; } = 1_000;
}
