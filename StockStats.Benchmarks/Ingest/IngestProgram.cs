using System.Reflection;
using System.Runtime.InteropServices;

namespace StockStats.Benchmarks.Ingest;

/// <summary>The program as it is published, run as users run it.</summary>
internal static class IngestProgram
{
    private static readonly string Repository = typeof(IngestProgram).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key is "RepositoryPath").Value!;

    private static string _program = "";

    /// <summary>Publishes it; before anything else.</summary>
    /// <param name="folder">Where to.</param>
    public static async Task PublishAsync(string folder)
    {
        await TimedProcess.RunAsync("dotnet",
        [
            "publish", Path.Combine(Repository, "StockStats"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier,
            "-o", folder, "-v", "quiet", "--disable-build-servers",
        ]);
        _program = Path.Combine(folder, "StockStats.dll");
    }

    /// <summary>Makes the tables.</summary>
    public static Task<TimedProcess> MigrateAsync(IBenchmarkDatabase database) => RunAsync(database, "--AppTasks=migrate");

    /// <summary>Ingests a file, and checks what the program says it did.</summary>
    public static async Task<TimedProcess> IngestAsync(IBenchmarkDatabase database, string file, string expected)
    {
        var run = await RunAsync(database, "--AppTasks=ingest", "--path", file, "--basis", "raw");
        var said = run.Output.TrimEnd().Split('\n')[^1];
        return said == expected ? run : throw new BenchmarkFailedException($"ingest said '{said}', not '{expected}'");
    }

    private static Task<TimedProcess> RunAsync(IBenchmarkDatabase database, params string[] arguments) => TimedProcess.RunAsync(
        "dotnet", [_program, .. arguments],
        environment: [.. database.Settings, new("Log__Folder", Path.GetTempPath()), new("DOTNET_ENVIRONMENT", "Production")]);
}
