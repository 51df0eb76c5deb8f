using System.Diagnostics;
using System.Reflection;

namespace Messaging.Tests.Clients;

/// <summary>The tools of build/npm, installed once where they are missing. Shared by the test projects.</summary>
internal static class NpmTools
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(5);

    private static readonly Lazy<Task> Installed = new(InstallAsync);

    public static string Repository { get; } = Path.GetFullPath(typeof(NpmTools).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key is "RepositoryPath").Value!);

    /// <summary>Where the packages are, once a tool ran.</summary>
    public static string Modules => Path.Combine(Folder, "node_modules");

    private static string Folder => Path.Combine(Repository, "build", "npm");

    /// <summary>Runs a tool of the packages in a folder.</summary>
    /// <returns>Its exit code, and what it said on both of its outputs.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(string tool, string folder, params string[] arguments)
    {
        await Installed.Value;
        return await RunProgramAsync(Path.Combine(Modules, ".bin", tool), folder, arguments);
    }

    /// <summary>Runs a script.</summary>
    public static Task<(int ExitCode, string Output)> RunScriptAsync(string script, string folder, params string[] arguments) =>
        RunProgramAsync("node", folder, [script, .. arguments]);

    private static async Task InstallAsync()
    {
        if (IsInstalled())
            return;
        var (exitCode, output) = await RunProgramAsync("npm", Folder, "ci", "--no-progress");
        Assert.That(exitCode, Is.Zero, output);
    }

    /// <summary>npm writes its own lock last, so an install that was broken off, or of other versions, is done again.</summary>
    private static bool IsInstalled() =>
        File.GetLastWriteTimeUtc(Path.Combine(Modules, ".package-lock.json")) >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json"));

    private static async Task<(int ExitCode, string Output)> RunProgramAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // ServiceStack's tools tell their makers otherwise whenever they are run.
        start.Environment["SERVICESTACK_TELEMETRY_OPTOUT"] = "1";
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
