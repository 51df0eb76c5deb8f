using Messaging.Catalog;
using Messaging.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace StockStats.Tests.OpenApi;

/// <summary>The documents of the program's messages, as its host configures them; no server runs.</summary>
internal sealed class ProductDocuments : IAsyncDisposable
{
    private readonly WebApplication _app;

    /// <param name="settings">Beyond the defaults, each with its value.</param>
    public ProductDocuments(params IEnumerable<(string Name, string Value)> settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        foreach (var (name, value) in settings) builder.Configuration[name] = value;
        builder.AddMessages();
        builder.AddApiDocuments();
        _app = builder.Build();
    }

    public OpenApiDocuments Documents => _app.Services.GetRequiredService<OpenApiDocuments>();

    public MessageCatalog Catalog => _app.Services.GetRequiredService<MessageCatalog>();

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
