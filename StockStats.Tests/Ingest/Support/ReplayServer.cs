using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace StockStats.Tests.Ingest.Support;

/// <summary>A server on a free port of this machine that gives prepared answers, the last one again and again.</summary>
internal sealed class ReplayServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TaskCompletionSource _closing = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ReplayServer(WebApplication app) => _app = app;

    public ConcurrentQueue<string> Requests { get; } = new();

    public string Address => _app.Urls.First();

    public static async Task<ReplayServer> StartAsync(params Func<ReplayServer, HttpContext, Task>[] answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new ReplayServer(builder.Build());
        server._app.Run(context =>
        {
            server.Requests.Enqueue($"{context.Request.Path}{context.Request.QueryString}");
            return answers[Math.Min(server.Requests.Count, answers.Length) - 1](server, context);
        });
        await server._app.StartAsync();
        return server;
    }

    public static Func<ReplayServer, HttpContext, Task> Body(string body, int status = 200, string type = "application/json") =>
        (_, context) =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = type;
            return context.Response.WriteAsync(body);
        };

    /// <summary>Promises more than it sends.</summary>
    public static async Task CutsOff(ReplayServer _, HttpContext context)
    {
        context.Response.ContentLength = 10_000;
        await context.Response.WriteAsync("{\"Meta Data\": {");
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    /// <summary>Never answers; the connection is held until the client or the test ends it.</summary>
    public static async Task Hangs(ReplayServer server, HttpContext context)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = context.RequestAborted.Register(() => gone.TrySetResult());
        await Task.WhenAny(gone.Task, server._closing.Task);
    }

    public static Func<ReplayServer, HttpContext, Task> RedirectsTo(string address) => (_, context) =>
    {
        context.Response.Redirect(address);
        return Task.CompletedTask;
    };

    public async ValueTask DisposeAsync()
    {
        _closing.TrySetResult();
        await _app.DisposeAsync();
    }
}
