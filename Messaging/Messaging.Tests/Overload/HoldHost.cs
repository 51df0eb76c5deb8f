using System.Net.Sockets;
using System.Text;
using Messaging.Grpc;
using Messaging.Overload;
using Messaging.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Messaging.Tests.Overload;

/// <summary>A host with few places, whose services answer when the test says so.</summary>
internal sealed class HoldHost : IAsyncDisposable
{
    private HoldHost(TestHost http) => Http = http;

    public TestHost Http { get; }

    public Holds Holds => Http.Services.GetRequiredService<Holds>();

    public ServiceGate Gate => Http.Services.GetRequiredService<ServiceGate>();

    public static async Task<HoldHost> StartAsync(int concurrency, int queue, TimeSpan? queueTime = null, Action<MessagingOptions>? configure = null)
    {
        var http = await TestHost.StartAsync(
            options =>
            {
                options.Services.Add(typeof(HoldServices));
                (options.Overload.Concurrency, options.Overload.Queue) = (concurrency, queue);
                options.Overload.QueueTime = queueTime ?? TimeSpan.FromMinutes(1);
                configure?.Invoke(options);
            },
            builder =>
            {
                builder.Logging.AddFilter("Messaging", LogLevel.Debug);
                builder.Services.AddSingleton<Holds>();
                builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));
                builder.Services.AddMessagingGrpc(_ => { });
            },
            app =>
            {
                app.UseMessagingGrpc();
                app.MapGet("/health", () => "well");
            });
        return new(http);
    }

    public Task<Reply> HoldAsync(string name) => Http.PostJsonAsync("/json/reply/Hold", $$"""{"name":"{{name}}"}""");

    /// <summary>Sends a request as it is, on a connection of its own that takes hardly anything unread.</summary>
    public async Task<Socket> SendRawAsync(string request)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync("127.0.0.1", new Uri(Http.Addresses[0]).Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(request.ReplaceLineEndings("\r\n")));
        return socket;
    }

    /// <summary>Waits until something is so.</summary>
    public static async Task UntilAsync(Func<bool> isSo, CancellationToken timeout)
    {
        while (!isSo())
        {
            timeout.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Holds.Until.TrySetResult();
        await Http.DisposeAsync();
    }
}
