using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace StockStats.Tests.Program;

/// <summary>Takes what the program sends over OTLP, as bytes.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _sent = new();

    private Collector(WebApplication app) => _app = app;

    /// <summary>Arguments that have the program send it everything, by its end at the latest.</summary>
    public string[] Settings => ["--Otlp:Endpoint", _app.Urls.First(), "--Otlp:Protocol", "http"];

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new Collector(builder.Build());
        collector._app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            collector._sent.Enqueue((context.Request.Path.Value!, body.ToArray()));
        });
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>Whether something that was sent holds a text.</summary>
    /// <param name="kind">traces or metrics.</param>
    /// <param name="text">What to look for.</param>
    public bool Has(string kind, ReadOnlySpan<byte> text)
    {
        foreach (var (path, body) in _sent)
        {
            if (path.EndsWith(kind, StringComparison.Ordinal) && body.AsSpan().IndexOf(text) >= 0) return true;
        }

        return false;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
