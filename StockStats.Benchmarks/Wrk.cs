using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace StockStats.Benchmarks;

/// <summary>The load generator wrk (https://github.com/wg/wrk; Debian's package wrk).</summary>
internal static partial class Wrk
{
    /// <summary>A status above 399 is an error to wrk where the script looks at no answers, which would slow it down.</summary>
    private const string Script = """

        done = function(summary, latency)
          local errors = summary.errors
          io.write(string.format("stockstats %d %d %d %d %d %d %d\n", summary.requests, summary.bytes, summary.duration, errors.status,
            errors.connect + errors.read + errors.write + errors.timeout, latency:percentile(50), latency:percentile(99)))
        end
        """;

    /// <summary>Sends GET requests over keep-alive connections from one thread.</summary>
    /// <param name="address">What to ask.</param>
    /// <param name="connections">Connections, each with one request at a time.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="requests">Lua that defines <c>request</c>, to ask something else each time; none: the address alone is asked.</param>
    /// <exception cref="BenchmarkFailedException">A request failed, or wrk is not there.</exception>
    public static async Task<Load> RunAsync(Uri address, int connections, int seconds, string requests = "")
    {
        var script = Path.Combine(Path.GetTempPath(), $"wrk-{Guid.NewGuid():N}.lua");
        await File.WriteAllTextAsync(script, requests + Script);
        try
        {
            return Read(await RunAsync(seconds, [$"-t1", $"-c{connections}", $"-d{seconds}s", "--timeout", "20s", "-s", script, address.ToString()]), address);
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static async Task<string> RunAsync(int seconds, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true })
            ?? throw new BenchmarkFailedException("wrk cannot be started");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds + 60));
        try
        {
            return await process.StandardOutput.ReadToEndAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new BenchmarkFailedException($"wrk did not end a minute after its {seconds} s");
        }
    }

    private static Load Read(string output, Uri address)
    {
        if (SummaryLine().Match(output) is not { Success: true } summary)
            throw new BenchmarkFailedException($"wrk said nothing to be read of {address}: {output}");
        var (requests, refused, broken) = (Number("requests"), Number("refused"), Number("broken"));
        var seconds = Number("duration") / 1_000_000;
        if (requests + broken == 0) throw new BenchmarkFailedException($"{address} answered no request within {seconds:0.0} s");
        return refused + broken == 0
            ? new(requests / seconds, Number("bytes") / seconds, Number("median") / 1_000, Number("p99") / 1_000)
            : throw new BenchmarkFailedException(
                $"of {requests} requests to {address}, {refused} were answered with a status above 399, and {broken} not at all or too late");

        double Number(string name) => double.Parse(summary.Groups[name].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^stockstats (?<requests>\d+) (?<bytes>\d+) (?<duration>\d+) (?<refused>\d+) (?<broken>\d+) (?<median>\d+) (?<p99>\d+)$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SummaryLine();
}
