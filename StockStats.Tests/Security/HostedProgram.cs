using System.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace StockStats.Tests.Security;

/// <summary>The real program from its first line to its last, in the process of the tests: its memory can be measured, and its services asked.</summary>
internal sealed class HostedProgram : IAsyncDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(1);

    private readonly IHost _host;
    private readonly Task<int> _running;

    private HostedProgram(IHost host, Task<int> running)
    {
        (_host, _running) = (host, running);
        Addresses = [.. host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address))];
        Client = new() { BaseAddress = Addresses[0], Timeout = Bound };
    }

    /// <summary>Where it listens; with gRPC its port comes last.</summary>
    public IReadOnlyList<Uri> Addresses { get; }

    public HttpClient Client { get; }

    public Uri Address => Addresses[0];

    public IServiceProvider Services => _host.Services;

    /// <param name="folder">Of its database and its logs.</param>
    /// <param name="arguments">Settings beside those.</param>
    public static async Task<HostedProgram> StartAsync(TemporaryFolder folder, params string[] arguments)
    {
        string[] all =
        [
            "--urls", "http://127.0.0.1:0", "--environment", "Production", "--Log:Folder", folder.File("log"),
            "--ConnectionStrings:Default", $"Data Source={folder.File("prices.db")}", .. arguments,
        ];
        var built = new HostWatch();
        using var subscription = DiagnosticListener.AllListeners.Subscribe(built);
        var running = Task.Run(() =>
        {
            built.IsOurs.Value = true;
            return (int)typeof(StartupFailure).Assembly.EntryPoint!.Invoke(null, [all])!;
        });
        var first = await Task.WhenAny(built.Host, running).WaitAsync(Bound);
        if (first == running) throw new InvalidOperationException($"The program ended with {await running} before it listened.");
        var host = await built.Host;
        var started = new TaskCompletionSource();
        await using var registration = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(Bound);
        return new(host, running);
    }

    /// <summary>Asks it to stop, and waits.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        if (!_running.IsCompleted) _host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        return await _running.WaitAsync(Bound);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await StopAsync();
    }

    /// <summary>Hears of the host that the program builds, as tools of the framework do; hosts of other tests are not ours.</summary>
    private sealed class HostWatch : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        private readonly TaskCompletionSource<IHost> _host = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public AsyncLocal<bool> IsOurs { get; } = new();

        public Task<IHost> Host => _host.Task;

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name is "Microsoft.Extensions.Hosting") value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (IsOurs.Value && value is { Key: "HostBuilt", Value: IHost host }) _host.TrySetResult(host);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
