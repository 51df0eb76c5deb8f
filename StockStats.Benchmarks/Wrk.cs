using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace StockStats.Benchmarks;

/// <summary>The load generator wrk (https://github.com/wg/wrk; Debian's package wrk).</summary>
internal static partial class Wrk
{
    private const string Script = """
        done = function(summary)
          io.write(string.format("stockstats %d %d %d %d\n", summary.requests, summary.bytes, summary.duration,
            summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout))
        end
        """;

    /// <summary>Sends GET requests over keep-alive connections from one thread.</summary>
    /// <exception cref="BenchmarkFailedException">A request failed, or wrk is not there.</exception>
    public static async Task<(double RequestsPerSecond, double BytesPerSecond)> RunAsync(Uri address, int connections, int seconds)
    {
        var script = Path.Combine(Path.GetTempPath(), $"wrk-{Guid.NewGuid():N}.lua");
        await File.WriteAllTextAsync(script, Script);
        try
        {
            var start = new ProcessStartInfo("wrk",
                [$"-t1", $"-c{connections}", $"-d{seconds}s", "-s", script, address.ToString()])
            { RedirectStandardOutput = true };
            using var process = Process.Start(start) ?? throw new BenchmarkFailedException("wrk cannot be started");
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds + 30));
            return Read(await process.StandardOutput.ReadToEndAsync(patience.Token), address);
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static (double RequestsPerSecond, double BytesPerSecond) Read(string output, Uri address)
    {
        if (SummaryLine().Match(output) is not { Success: true } summary)
            throw new BenchmarkFailedException($"wrk said nothing to be read of {address}: {output}");
        var (requests, failed, seconds) = (Number("requests"), Number("failed"), Number("duration") / 1_000_000);
        return failed == 0 && requests > 0
            ? (requests / seconds, Number("bytes") / seconds)
            : throw new BenchmarkFailedException($"{failed} of {requests} requests to {address} failed");

        double Number(string name) => double.Parse(summary.Groups[name].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^stockstats (?<requests>\d+) (?<bytes>\d+) (?<duration>\d+) (?<failed>\d+)$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SummaryLine();
}
