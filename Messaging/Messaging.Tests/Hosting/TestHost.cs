using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Messaging.Tests.Hosting;

/// <summary>A real server on a free port of this machine.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestHost(WebApplication app)
    {
        _app = app;
        Client = new() { BaseAddress = new(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    /// <summary>What the server listens on, in the order in which it was told.</summary>
    public IReadOnlyList<string> Addresses => [.. _app.Urls];

    public RecordingLogs Logs => _app.Services.GetRequiredService<RecordingLogs>();

    public IServiceProvider Services => _app.Services;

    /// <summary>Stops listening, and waits for the requests under way.</summary>
    public Task StopAsync(CancellationToken timeout) => _app.StopAsync(timeout);

    /// <summary>Starts a host with the services named by <paramref name="configure"/>.</summary>
    public static async Task<TestHost> StartAsync(
        Action<MessagingOptions> configure, Action<WebApplicationBuilder>? build = null, Action<WebApplication>? use = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<RecordingLogs>();
        builder.Services.AddSingleton<ILoggerProvider>(services => services.GetRequiredService<RecordingLogs>());
        builder.Services.AddMessaging(configure);
        build?.Invoke(builder);
        var app = builder.Build();
        app.UseMessaging();
        use?.Invoke(app);
        await app.StartAsync();
        return new(app);
    }

    /// <summary>Starts a host with the sample messages and an error type of the product's shape.</summary>
    public static Task<TestHost> StartSampleAsync() => StartAsync(SampleServices.Configure);

    public async Task<Reply> GetAsync(string path, string? accept = null) => await SendAsync(new(HttpMethod.Get, path), accept);

    public async Task<Reply> PostJsonAsync(string path, string json) => await PostAsync(path, Encoding.UTF8.GetBytes(json), "application/json");

    public async Task<Reply> PostAsync(string path, byte[] body, string? contentType)
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return await SendAsync(new(HttpMethod.Post, path) { Content = content });
    }

    public async Task<Reply> SendAsync(HttpRequestMessage request, string? accept = null)
    {
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await Client.SendAsync(request);
        return new(response, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
