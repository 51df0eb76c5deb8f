using Messaging.Catalog;
using Microsoft.Net.Http.Headers;
using StockStats.Auth;
using StockStats.ServiceInterface;

namespace StockStats;

/// <summary>Which other sites' pages may ask, with the keys and cookies of who looks at them: none unless set.</summary>
internal static class ConfigureCors
{
    /// <summary>How long browsers need not ask again whether they may ask.</summary>
    private static readonly TimeSpan PreflightAge = TimeSpan.FromMinutes(10);

    private static readonly string[] RequestHeaders = [HeaderNames.ContentType, HeaderNames.Authorization, SentCredential.KeyHeader, "X-Http-Method-Override"];
    private static readonly string[] AnswerHeaders = ["X-AutoBatch-Completed", HeaderNames.ETag, HeaderNames.RetryAfter];

    /// <exception cref="WrongSettingException">One of the origins is none.</exception>
    public static void AddCrossOrigin(this WebApplicationBuilder builder)
    {
        if (OriginsOf(builder.Configuration).Count > 0) builder.Services.AddCors();
    }

    /// <summary>Errors carry its headers too where it stands before what makes them.</summary>
    public static void UseCrossOrigin(this WebApplication app)
    {
        var origins = OriginsOf(app.Configuration);
        if (origins.Count == 0) return;
        var messages = app.Services.GetRequiredService<MessageCatalog>().Messages;
        string[] methods = [.. messages.SelectMany(message => message.Verbs).Append(HttpMethods.Head).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        app.Use(next => context =>
        {
            // A cache must not give the answer to somebody else's page, or to none, to a page that may ask. What follows says it where it may.
            if (!IsAllowed(context.Request.Headers.Origin.ToString())) context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Origin);
            return next(context);
        });
        app.UseCors(policy => policy
            .SetIsOriginAllowed(IsAllowed)
            .WithMethods(methods)
            .WithHeaders(RequestHeaders)
            .WithExposedHeaders(AnswerHeaders)
            .AllowCredentials()
            .SetPreflightMaxAge(PreflightAge));

        bool IsAllowed(string origin) => origins.Contains(origin);
    }

    private static HashSet<string> OriginsOf(IConfiguration configuration)
    {
        var text = configuration.Read<CorsSettings>(CorsSettings.Section).Origins ?? "";
        string[] origins = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return Array.Find(origins, origin => !IsOrigin(origin)) is { } wrong
            ? throw new WrongSettingException($"{CorsSettings.Section}:{nameof(CorsSettings.Origins)} has '{wrong}': expected origins such as https://prices.example.com, with no path; * is not taken, since keys are sent along")
            : new(origins, StringComparer.Ordinal);
    }

    /// <summary>As browsers write it: scheme and host in lower case, no default port, nothing behind.</summary>
    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var origin)
        && origin.Scheme is "http" or "https"
        && !text.Contains('*', StringComparison.Ordinal)
        && origin.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.Ordinal);
}

/// <summary>Settings <c>Cors:*</c>.</summary>
internal sealed record CorsSettings
{
    public const string Section = "Cors";

    /// <summary>Origins, <c>,</c> between them; null or empty: none.</summary>
    public string? Origins { get; init; }
}
