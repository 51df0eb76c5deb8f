using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace StockStats.Tests.Program;

/// <summary>The real program, serving on a port the system chose.</summary>
internal sealed partial class RunningServer : IAsyncDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private RunningServer(Process process, Uri address)
    {
        _process = process;
        Client = new HttpClient { BaseAddress = address, Timeout = Bound };
    }

    public HttpClient Client { get; }

    public Uri Address => Client.BaseAddress!;

    public static async Task<RunningServer> StartAsync(string folder, params string[] arguments)
    {
        var process = Process.Start(ProgramRun.Start(folder, [], ["--urls", "http://127.0.0.1:0", .. arguments]))!;
        try
        {
            _ = process.StandardError.ReadToEndAsync();
            return new(process, await AddressAsync(process));
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            throw;
        }
    }

    /// <summary>What the process takes at this moment.</summary>
    public (long Bytes, int Threads) Usage()
    {
        _process.Refresh();
        return (_process.WorkingSet64, _process.Threads.Count);
    }

    /// <summary>Asks it to stop as a service manager does.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
    }

    /// <summary>Asks it to stop as a service manager does, and waits.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        Terminate();
        using var patience = new CancellationTokenSource(Bound);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Ends it as kill -9 does.</summary>
    public async Task KillAsync()
    {
        if (_process.HasExited) return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await KillAsync();
        _process.Dispose();
    }

    private static async Task<Uri> AddressAsync(Process process)
    {
        using var patience = new CancellationTokenSource(Bound);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (Listening().Match(line) is not { Success: true } found) continue;
            _ = process.StandardOutput.ReadToEndAsync();
            return new(found.Groups["url"].Value);
        }

        throw new InvalidOperationException("The server ended before it listened.");
    }

    [GeneratedRegex(@"Now listening on: \\?""?(?<url>http://[^\s""\\]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Listening();
}
