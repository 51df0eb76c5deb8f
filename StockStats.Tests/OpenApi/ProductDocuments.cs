using Messaging.Catalog;
using Messaging.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace StockStats.Tests.OpenApi;

/// <summary>The documents of the program's messages, as its host configures them; no server runs.</summary>
internal sealed class ProductDocuments : IAsyncDisposable
{
    private readonly WebApplication _app;

    public ProductDocuments()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddMessages();
        builder.AddApiDocuments();
        _app = builder.Build();
    }

    public OpenApiDocuments Documents => _app.Services.GetRequiredService<OpenApiDocuments>();

    public MessageCatalog Catalog => _app.Services.GetRequiredService<MessageCatalog>();

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
