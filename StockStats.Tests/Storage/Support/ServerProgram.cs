using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace StockStats.Tests.Storage.Support;

/// <summary>What the servers that tests start have in common.</summary>
internal static class ServerProgram
{
    /// <param name="program">Name of the program.</param>
    /// <param name="package">The Debian package that brings it.</param>
    /// <param name="arguments">Its arguments.</param>
    public static Process Start(string program, string package, string[] arguments)
    {
        string[] folders = ["/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin"];
        var path = folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"{program} is not installed: apt-get install {package}, as test.sh does.");
        return Process.Start(new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    /// <summary>What a process says, to its end; reading it keeps its pipes from filling.</summary>
    public static ChannelReader<string> Lines(Process process)
    {
        var lines = Channel.CreateUnbounded<string>();
        _ = Task.WhenAll(PumpAsync(process.StandardOutput), PumpAsync(process.StandardError))
            .ContinueWith(_ => lines.Writer.Complete(), TaskScheduler.Default);
        return lines.Reader;

        async Task PumpAsync(StreamReader reader)
        {
            while (await reader.ReadLineAsync() is { } line) lines.Writer.TryWrite(line);
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
