using Messaging.Requests;
using Microsoft.AspNetCore.Http.Metadata;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using StockStats.Auth;
using StockStats.ServiceInterface;
using StockStats.ServiceInterface.Telemetry;
using StockStats.ServiceModel.Types;
using StockStats.Telemetry;

namespace StockStats;

/// <summary>Metrics, at <c>/metrics</c> and over OTLP, and traces, over OTLP alone: without it no request has a span.</summary>
internal static class ConfigureTelemetry
{
    /// <summary>What OpenTelemetry itself reads; the settings <c>Otlp:Endpoint</c> and <c>Otlp:Protocol</c> stand for them.</summary>
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ProtocolVariable = "OTEL_EXPORTER_OTLP_PROTOCOL";

    private const string NameVariable = "OTEL_SERVICE_NAME";

    /// <exception cref="WrongSettingException">A value is none, or out of its range.</exception>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var metrics = MetricsSettings.Read(builder.Configuration);
        var otlp = OtlpSettings.Read(builder.Configuration);
        if (otlp.Endpoint is { Length: > 0 } endpoint) builder.Configuration[EndpointVariable] = endpoint;
        if (otlp.Protocol is { } protocol) builder.Configuration[ProtocolVariable] = protocol is "http" ? "http/protobuf" : protocol;
        var isSent = IsSent(builder.Configuration);
        if (!metrics.Enabled && !isSent) return;
        var telemetry = builder.Services.AddOpenTelemetry();
        if (builder.Configuration[NameVariable] is null) telemetry.ConfigureResource(resource => resource.AddService("stockstats"));
        if (metrics.Enabled)
        {
            builder.Services.AddSingleton(metrics).AddSingleton<StoreFigures>().AddHostedService<StoreFiguresService>();
            telemetry.WithMetrics(meters => Measure(meters, isSent));
        }

        if (isSent) telemetry.WithTracing(traces => Trace(traces, otlp));
    }

    /// <summary>Serves the metrics; anybody may read them in Development.</summary>
    public static void UseTelemetry(this WebApplication app)
    {
        if (app.Services.GetService<MetricsSettings>() is null) return;
        var metrics = app.MapPrometheusScrapingEndpoint("/metrics").DisableHttpMetrics();
        if (!app.Environment.IsDevelopment()) metrics.RequireScope(Scopes.MetricsRead);
    }

    /// <summary>Has tasks measure and trace too, where that goes somewhere; what is left is sent when the program ends.</summary>
    public static void StartTelemetry(this WebApplication app)
    {
        if (!IsSent(app.Configuration)) return;
        app.Services.GetService<MeterProvider>();
        app.Services.GetService<TracerProvider>();
    }

    private static bool IsSent(IConfiguration configuration) => !string.IsNullOrEmpty(configuration[EndpointVariable]);

    private static void Measure(MeterProviderBuilder meters, bool isSent)
    {
        meters.AddMeter(RequestExtensions.MeterName, Tracing.SourceName, "System.Runtime").AddPrometheusExporter();
        if (isSent) meters.AddOtlpExporter();
    }

    private static void Trace(TracerProviderBuilder traces, OtlpSettings otlp) => traces
        .SetSampler(new ParentBasedSampler(new RootSampler(otlp.TraceShare)))
        .AddSource(Tracing.SourceName, "MySqlConnector", "System.Net.Http")
        .AddAspNetCoreInstrumentation(requests =>
        {
            requests.Filter = context => context.GetEndpoint()?.Metadata.GetMetadata<IDisableHttpMetricsMetadata>() is null;
            requests.EnrichWithHttpResponse = (span, response) =>
            {
                span.DisplayName = RequestNames.Of(response.HttpContext);
                span.SetTag("stockstats.request_id", response.HttpContext.TraceIdentifier);
            };
        })
        .AddOtlpExporter();
}
