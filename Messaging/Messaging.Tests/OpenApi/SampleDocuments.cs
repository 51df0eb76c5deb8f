using Messaging.Catalog;
using Messaging.Documentation;
using Messaging.Formats;
using Messaging.OpenApi;
using Messaging.Tests.Hosting;
using Microsoft.OpenApi;

namespace Messaging.Tests.OpenApi;

/// <summary>The documents of the sample messages, and of messages that have what those have not.</summary>
internal static class SampleDocuments
{
    public static void Configure(MessagingOptions options)
    {
        SampleServices.Configure(options);
        // What the documents say of formats is told by named ones.
        options.Formats.Clear();
        options.Formats.Add(new JsonFormat());
        options.Services.Add(typeof(EchoServices));
        options.Services.Add(typeof(EverythingServices));
    }

    public static void Configure(OpenApiOptions options)
    {
        options.Title = "Sample <prices> & more";
        options.Version = "1.2.3";
        options.Description = "Prices in, statistics out.";
        options.Contact = new() { Name = "The sample's makers", Url = new("https://example.com/contact") };
        options.License = new() { Name = "MIT", Url = new("https://example.com/licence") };
        options.Tags["financial_data"] = "Daily prices.";
        options.Samples["symbol"] = "IBM";
        options.Samples["error"] = "";
        options.SecuritySchemes["ApiKey"] = new() { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = "X-Api-Key" };
        options.SecuritySchemes["Bearer"] = new() { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A token." };
    }

    public static OpenApiDocuments Create(Action<OpenApiOptions>? change = null, Action<MessagingOptions>? messages = null)
    {
        var messaging = new MessagingOptions();
        (messages ?? Configure)(messaging);
        var options = new OpenApiOptions();
        Configure(options);
        change?.Invoke(options);
        return new(new MessageDocs(MessageCatalog.Build(messaging.Services)), messaging, options);
    }
}
