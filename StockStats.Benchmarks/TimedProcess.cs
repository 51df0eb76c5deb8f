using System.Diagnostics;
using System.Globalization;

namespace StockStats.Benchmarks;

/// <summary>What a program that ran to its end took.</summary>
/// <param name="Seconds">From before its start to after its end.</param>
/// <param name="PeakBytes">Largest resident memory of it.</param>
/// <param name="Output">Its standard output.</param>
internal sealed record TimedProcess(double Seconds, long PeakBytes, string Output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>Runs a program under GNU time, which knows its peak memory.</summary>
    /// <param name="program">A name on the path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="input">What it reads on standard input.</param>
    /// <param name="environment">Variables beside this process's own.</param>
    /// <exception cref="BenchmarkFailedException">It did not end in time, or not with exit code 0.</exception>
    public static async Task<TimedProcess> RunAsync(
        string program, IEnumerable<string> arguments, string input = "", IEnumerable<KeyValuePair<string, string>>? environment = null)
    {
        var report = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("/usr/bin/time", ["-f", "%M", "-o", report, program, .. arguments])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach (var (name, value) in environment ?? []) start.Environment[name] = value;
            var clock = Stopwatch.StartNew();
            using var process = Process.Start(start)!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await WaitAsync(process, program);
            var seconds = clock.Elapsed.TotalSeconds;
            if (process.ExitCode != 0) throw new BenchmarkFailedException($"{program} ended with {process.ExitCode}: {await error}{await output}");
            var peak = (await File.ReadAllLinesAsync(report))[^1];
            return new(seconds, long.Parse(peak, CultureInfo.InvariantCulture) * 1024, await output);
        }
        finally
        {
            File.Delete(report);
        }
    }

    private static async Task WaitAsync(Process process, string program)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new BenchmarkFailedException($"{program} did not end within {Patience.TotalMinutes:0} minutes");
        }
    }
}
