using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StockStats.Health;
using StockStats.ServiceInterface.Storage;

namespace StockStats;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the database opens and has a schema this build works with. Redis only shows there.</summary>
internal static class ConfigureHealth
{
    /// <summary>Tag of what <c>/health/ready</c> asks.</summary>
    public const string Ready = "ready";

    public static void AddHealth(this WebApplicationBuilder builder) =>
        builder.Services
            .AddSingleton(services => new DatabaseHealthCheck(services.GetRequiredService<DatabaseMigrator>().ReadVersionAsync))
            .AddHealthChecks().AddCheck<DatabaseHealthCheck>("database", tags: [Ready]);

    public static void UseHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false, ResponseWriter = WriteAsync }).DisableHttpMetrics();
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains(Ready), ResponseWriter = WriteAsync }).DisableHttpMetrics();
    }

    /// <summary>By hand: asked often, and the first thing asked of a server that has just started.</summary>
    private static async Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("status", report.Status.ToString());
        json.WriteStartObject("checks");
        foreach (var (name, entry) in report.Entries) json.WriteString(name, entry.Description);
        json.WriteEndObject();
        json.WriteEndObject();
        await json.FlushAsync(context.RequestAborted);
    }
}
