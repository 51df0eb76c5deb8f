using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace StockStats.Benchmarks.Startup;

/// <summary>Starts a server, asks it until it answers, and ends it.</summary>
internal static class FirstAnswer
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(1);

    /// <returns>Milliseconds from before the start of the process to the end of its answer.</returns>
    /// <exception cref="BenchmarkFailedException">It did not answer in time, or not with 200.</exception>
    public static async Task<double> TimeAsync(ProcessStartInfo start, string path)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var client = new HttpClient { BaseAddress = address, Timeout = Patience };
        var begin = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        try
        {
            // What it says must not fill the pipe.
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
            _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
            using var response = await AskAsync(client, path, begin);
            await response.Content.LoadIntoBufferAsync();
            var milliseconds = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
            return response.StatusCode == HttpStatusCode.OK ? milliseconds : throw new BenchmarkFailedException($"{path} answered {response.StatusCode}");
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string path, long begin)
    {
        using var timer = new PeriodicTimer(Again);
        while (Stopwatch.GetElapsedTime(begin) < Patience)
        {
            try
            {
                return await client.GetAsync(new Uri(path, UriKind.Relative));
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
                await timer.WaitForNextTickAsync();
            }
        }

        throw new BenchmarkFailedException($"no answer within {Patience.TotalSeconds:0} s");
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
