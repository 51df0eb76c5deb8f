using System.Diagnostics;

namespace StockStats.Benchmarks;

/// <summary>This program, started a second time as one of the servers it compares, on a free port of this machine.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>The argument that makes this program a server.</summary>
    public const string Command = "serve";

    private const string Listening = "listening on ";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private ServerProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts the server of that name and waits until it listens.</summary>
    public static async Task<ServerProcess> StartAsync(string name)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ServerProcess).Assembly.Location, Command, name]) { RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith(Listening, StringComparison.Ordinal)) return new(process, new(line[Listening.Length..]));
        }

        throw new BenchmarkFailedException($"the server {name} ended before it listened");
    }

    /// <summary>Runs an application until it is told to stop, and says where it listens.</summary>
    public static async Task ServeAsync(WebApplication app)
    {
        await app.StartAsync();
        Console.WriteLine(Listening + app.Urls.First());
        await app.WaitForShutdownAsync();
    }

    /// <summary>An application on a free port that logs nothing.</summary>
    public static WebApplicationBuilder CreateBuilder()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        return builder;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
