using System.Net.Mail;
using Messaging.OpenApi;
using Microsoft.OpenApi;
using StockStats.Auth;
using StockStats.ServiceInterface;

namespace StockStats;

/// <summary>What the API documents say beyond the messages themselves.</summary>
internal static class ConfigureOpenApi
{
    public static void AddApiDocuments(this WebApplicationBuilder builder)
    {
        var contact = ContactOf(builder.Configuration.Read<OpenApiSettings>(OpenApiSettings.Section));
        var isClosed = ReadingSettings.IsClosed(builder.Configuration.Read<AuthSettings>(AuthSettings.Section));
        builder.Services.AddOpenApiDocuments(options =>
        {
            options.Title = "StockStats";
            options.Version = "1.4";
            options.Description = Description;
            options.Contact = contact;
            options.Tags["financial_data"] = "Daily prices.";
            options.Tags["statistics"] = "Statistics over ranges of days.";
            options.Tags["symbols"] = "What prices are stored for.";
            options.Tags["ingest"] = "Prices brought in, and how that went.";
            ConfigureAuth.Describe(options.SecuritySchemes);
            options.RequiresKnownCallers = isClosed;
            foreach (var (name, text) in ContractSamples.Values) options.Samples[name] = text;
        });
    }

    public static void UseApiDocuments(this WebApplication app) => app.MapOpenApiDocuments().AdmitReaders(app.Services);

    private const string Description = """
        Daily stock prices and statistics over them. Days are exchange-local, written YYYY-MM-DD; ranges include both ends.
        Prices are exact decimals. Every error comes in one envelope: `info.error` for people, `responseStatus` for programs.

        Each message can be asked at its own path and at `/api/{Message}`. The format of an answer is chosen by a suffix of the
        path (`/api/symbols.csv`), by `?format=csv` or by `Accept`, the first that says one; it is JSON where none of them does.
        """;

    private static OpenApiContact? ContactOf(OpenApiSettings settings)
    {
        var (name, url, email) = (Given(settings.ContactName), Given(settings.ContactUrl), Given(settings.ContactEmail));
        Uri? address = null;
        if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out address) && address.Scheme is "http" or "https"))
            throw new WrongSettingException($"OpenApi:ContactUrl is '{url}': expected an address such as https://example.com/contact");
        if (email is not null && !(MailAddress.TryCreate(email, out var mail) && mail.Address.Equals(email, StringComparison.Ordinal)))
            throw new WrongSettingException($"OpenApi:ContactEmail is '{email}': expected an address such as prices@example.com");
        return name is null && address is null && email is null ? null : new() { Name = name, Url = address, Email = email };
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Whom the API documents tell people to ask.</summary>
internal sealed record OpenApiSettings
{
    public const string Section = "OpenApi";

    /// <summary>Who runs this server; empty for nobody.</summary>
    public string? ContactName { get; init; } = "StockStats";

    /// <summary>A page to ask at: http or https. Null for none.</summary>
    public string? ContactUrl { get; init; }

    /// <summary>An address to write to. Null for none.</summary>
    public string? ContactEmail { get; init; }
}
