using System.Diagnostics;
using System.Reflection;

namespace Messaging.Tests.OpenApi;

/// <summary>The linter for OpenAPI documents, with the repository's ruleset. Shared by the test projects.</summary>
internal static class Spectral
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(5);

    private static readonly string Repository = Path.GetFullPath(typeof(Spectral).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key is "RepositoryPath").Value!);

    private static readonly Lazy<Task> Installed = new(InstallAsync);

    private static string Folder => Path.Combine(Repository, "build", "npm");

    /// <summary>Lints a document; hints and informations count as warnings do.</summary>
    /// <returns>Exit code 0 where there is nothing to say; else what there is, one line each.</returns>
    public static async Task<(int ExitCode, string Output)> LintAsync(string path)
    {
        await Installed.Value;
        return await RunAsync(
            Path.Combine(Folder, "node_modules", ".bin", "spectral"),
            "lint", "--quiet", "--fail-severity", "hint", "--format", "text", "--ruleset", Path.Combine(Repository, "conf", ".spectral.yaml"), path);
    }

    private static async Task InstallAsync()
    {
        // npm writes this file last, so an install that was broken off is done again.
        if (File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")))
            return;
        var (exitCode, output) = await RunAsync("npm", "ci", "--no-progress");
        Assert.That(exitCode, Is.Zero, output);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Bound);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var error = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output + await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
