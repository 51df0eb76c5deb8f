using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace StockStats.Benchmarks;

/// <summary>One of the servers that are compared, in a process of its own on a free port of this machine; killed when disposed of.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    /// <summary>The argument that makes this program a server.</summary>
    public const string Command = "serve";

    /// <summary>Where a server listens that takes the port it gets.</summary>
    public const string FreePort = "http://127.0.0.1:0";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private ServerProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Bytes of resident memory now.</summary>
    public long ResidentBytes => MemoryBytes("VmRSS");

    /// <summary>Most bytes of resident memory so far.</summary>
    public long PeakResidentBytes => MemoryBytes("VmHWM");

    /// <summary>Starts this program a second time, as the server of that name, and waits until it listens.</summary>
    public static Task<ServerProcess> StartAsync(string name, params string[] arguments) =>
        StartAsync(new ProcessStartInfo("dotnet", [typeof(ServerProcess).Assembly.Location, Command, name, .. arguments]));

    /// <summary>Starts a server and waits until it says where it listens.</summary>
    /// <exception cref="BenchmarkFailedException">It ended, or did not listen in time.</exception>
    public static async Task<ServerProcess> StartAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        var process = Process.Start(start)!;
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                if (Listening().Match(line) is not { Success: true } match) continue;
                // What it says later must not fill the pipe.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return new(process, new(match.Groups["address"].Value));
            }
        }
        catch (OperationCanceledException)
        {
            await EndAsync(process);
            throw new BenchmarkFailedException($"{Text(start)} did not listen within {Patience.TotalSeconds:0} s");
        }

        await EndAsync(process);
        throw new BenchmarkFailedException($"{Text(start)} ended before it listened");
    }

    /// <summary>Runs an application until it is told to stop, and says where it listens.</summary>
    public static async Task ServeAsync(WebApplication app)
    {
        await app.StartAsync();
        Console.WriteLine($"Now listening on: {app.Urls.First()}");
        await app.WaitForShutdownAsync();
    }

    /// <summary>An application on a free port that logs nothing.</summary>
    public static WebApplicationBuilder CreateBuilder()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(FreePort);
        builder.Logging.ClearProviders();
        return builder;
    }

    /// <summary>A client of this server.</summary>
    public HttpClient CreateClient() => new() { BaseAddress = Address, Timeout = Patience };

    public async ValueTask DisposeAsync() => await EndAsync(_process);

    private static async Task EndAsync(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static string Text(ProcessStartInfo start) => $"{start.FileName} {string.Join(' ', start.ArgumentList)}";

    private long MemoryBytes(string field)
    {
        var line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{_process.Id}/status"))
            .First(line => line.StartsWith(field, StringComparison.Ordinal));
        return 1024 * long.Parse(line.AsSpan(field.Length + 1).TrimEnd("kB"), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"listening on: \\?""?(?<address>http://[^\s""\\]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listening();
}
