using StockStats.ServiceInterface;

namespace StockStats.Telemetry;

/// <summary>What is measured.</summary>
internal sealed record MetricsSettings
{
    public const string Section = "Metrics";

    /// <summary>Each is a series of its own in whatever reads the metrics.</summary>
    public const int MostStalest = 1_000;

    /// <summary>Whether anything is, and <c>/metrics</c> answers.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>How many of the stalest symbols are told by name; 0: none.</summary>
    public int StalestSymbols { get; init; } = 20;

    public static MetricsSettings Read(IConfiguration configuration)
    {
        var settings = configuration.Read<MetricsSettings>(Section);
        return settings.StalestSymbols is >= 0 and <= MostStalest
            ? settings
            : throw new WrongSettingException(FormattableString.Invariant($"{Section}:StalestSymbols is '{settings.StalestSymbols}': expected 0 to {MostStalest}"));
    }
}

/// <summary>Where metrics and traces are sent.</summary>
internal sealed record OtlpSettings
{
    public const string Section = "Otlp";

    /// <summary>A collector; null or empty: what OTEL_EXPORTER_OTLP_ENDPOINT says, else nothing is sent.</summary>
    public string? Endpoint { get; init; }

    /// <summary>grpc or http; null: what OTEL_EXPORTER_OTLP_PROTOCOL says, else gRPC.</summary>
    public string? Protocol { get; init; }

    /// <summary>The part of the requests that are traced, where their callers do not say; 0 to 1.</summary>
    public double TraceShare { get; init; } = 1;

    public static OtlpSettings Read(IConfiguration configuration)
    {
        var settings = configuration.Read<OtlpSettings>(Section);
        if (settings.TraceShare is not (>= 0 and <= 1))
            throw new WrongSettingException(FormattableString.Invariant($"{Section}:TraceShare is '{settings.TraceShare}': expected 0 to 1"));
        if (settings.Protocol is not (null or "grpc" or "http"))
            throw new WrongSettingException($"{Section}:Protocol is '{settings.Protocol}': expected grpc or http");
        if (settings.Endpoint is { Length: > 0 } endpoint && !(Uri.TryCreate(endpoint, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            throw new WrongSettingException($"{Section}:Endpoint is '{endpoint}': expected an address such as http://localhost:4317");
        return settings;
    }
}
