using System.Diagnostics;

namespace StockStats.Tests.Program;

/// <summary>The real program, run to its end in a folder of its own.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);

    /// <summary>The last line of standard output: what scripts read.</summary>
    public string LastLine => Output.TrimEnd().Split('\n')[^1];

    public static Task<ProgramRun> OfAsync(string folder, params string[] arguments) => OfAsync(folder, [], null, arguments);

    /// <summary>Runs it behind a launcher, which ends by executing it (setpriv, a shell that sets limits).</summary>
    public static async Task<ProgramRun> OfAsync(string folder, string[] launcher, string? input, params string[] arguments)
    {
        using var process = Process.Start(Start(folder, launcher, arguments))!;
        try
        {
            if (input is not null) await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            using var patience = new CancellationTokenSource(Bound);
            await process.WaitForExitAsync(patience.Token);
            return new(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    public static ProcessStartInfo Start(string folder, string[] launcher, string[] arguments)
    {
        string[] command = [.. launcher, "dotnet", BuiltFrom.Program, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToList()) start.Environment.Remove(name);
        return start;
    }

    private static bool IsSetting(string name) =>
        name.Contains("__", StringComparison.Ordinal)
        || name is "DOTNET_ENVIRONMENT" or "ASPNETCORE_ENVIRONMENT" or "ASPNETCORE_URLS" or "URLS";
}
